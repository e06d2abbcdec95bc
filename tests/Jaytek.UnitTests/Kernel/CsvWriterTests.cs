using System.Text;
using Jaytek.Kernel;

namespace Jaytek.UnitTests.Kernel;

/// <summary>Files that a spreadsheet opens.</summary>
public sealed class CsvWriterTests
{
    [Theory]
    [InlineData("plain", "plain")]
    [InlineData(null, "")]
    [InlineData("", "")]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("say \"hi\"", "\"say \"\"hi\"\"\"")]
    [InlineData("two\nlines", "\"two\nlines\"")]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+1", "'+1")]
    [InlineData("-1", "'-1")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("\t=1", "'\t=1")]
    [InlineData("\r=1", "\"'\r=1\"")]
    [InlineData("＝1", "'＝1")]
    [InlineData("=HYPERLINK(\"http://x\",\"y\")", "\"'=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\"")]
    [InlineData("1=1", "1=1")]
    [InlineData("ọ̀ẹ́ṣ €", "ọ̀ẹ́ṣ €")]
    public async Task No_text_begins_like_a_formula(string? text, string expected) =>
        Assert.Equal(expected + "\r\n", await WriteAsync(csv => csv.Text(text)));

    [Fact]
    public async Task A_number_of_ours_stays_one() => Assert.Equal("-12.50,2026-11-23\r\n", await WriteAsync(csv =>
    {
        csv.Plain("-12.50");
        csv.Plain("2026-11-23");
    }));

    [Fact]
    public async Task Rows_keep_their_empty_cells() => Assert.Equal(",,\r\n\"\",x\r\n".Replace("\"\"", "", StringComparison.Ordinal), await WriteAsync(
        csv => { csv.Text(""); csv.Text(null); csv.Text(""); },
        csv => { csv.Text(""); csv.Text("x"); }));

    [Fact]
    public async Task A_file_begins_with_the_mark_also_where_it_has_no_row()
    {
        using var file = new MemoryStream();
        await new CsvWriter(file).FlushAsync(CancellationToken.None);
        Assert.Equal([0xEF, 0xBB, 0xBF], file.ToArray());
    }

    [Fact]
    public async Task Half_of_a_character_does_no_harm() => Assert.Equal("a\uFFFDb\r\n", await WriteAsync(csv => csv.Text("a\uD83Cb")));

    [Fact]
    public async Task Many_rows_are_handed_on_as_they_come()
    {
        using var file = new MemoryStream();
        var csv = new CsvWriter(file);
        for (var row = 0; row < 10_000; row++)
        {
            csv.Text("A cell of some words");
            await csv.EndRowAsync(CancellationToken.None);
        }
        Assert.InRange(file.Length, 10_000 * 22 - 70_000, 10_000 * 22);
        await csv.FlushAsync(CancellationToken.None);
        Assert.Equal(3 + 10_000 * 22, file.Length);
    }

    private static async Task<string> WriteAsync(params Action<CsvWriter>[] rows)
    {
        using var file = new MemoryStream();
        var csv = new CsvWriter(file);
        foreach (var row in rows)
        {
            row(csv);
            await csv.EndRowAsync(CancellationToken.None);
        }
        await csv.FlushAsync(CancellationToken.None);
        var bytes = file.ToArray();
        Assert.Equal(Encoding.UTF8.GetPreamble(), bytes[..3]);
        return Encoding.UTF8.GetString(bytes, 3, bytes.Length - 3);
    }
}
