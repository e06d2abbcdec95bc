using Jaytek.Pages.Redirects;

namespace Jaytek.UnitTests.Pages;

public sealed class CsvLinesTests
{
    [Theory]
    [InlineData("a,b,c\n", "1:a|b|c")]
    [InlineData("\uFEFFa;b\r\n\r\nc;d", "1:a|b 3:c|d")]
    [InlineData("\"a,\"\"x\"\"\",b\n", "1:a,\"x\"|b")]
    [InlineData("\"a\nb\",c\nd,e", "1:a\nb|c 3:d|e")]
    [InlineData(" a , b ", "1:a|b")]
    [InlineData("a\tb", "1:a|b")]
    [InlineData("", "")]
    [InlineData(",,\n", "")]
    public void Lines_are_read_with_their_places(string text, string lines) =>
        Assert.Equal(lines, string.Join(' ', CsvLines.Read(text).Value.Select(line => $"{line.Number}:{string.Join('|', line.Cells)}")));

    [Fact]
    public void A_quote_that_never_ends_is_refused_with_its_line() =>
        Assert.Contains("line 2", CsvLines.Read("a,b\n\"c,d\ne").Error?.Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("a")]
    [InlineData(" ")]
    [InlineData("")]
    public void A_million_quotes_in_one_cell_cost_their_length_once(string before)
    {
        var started = System.Diagnostics.Process.GetCurrentProcess().TotalProcessorTime;
        Assert.Null(CsvLines.Read(before + new string('"', 1_000_000)).Error);
        Assert.InRange((System.Diagnostics.Process.GetCurrentProcess().TotalProcessorTime - started).TotalSeconds, 0, 5);
    }

    [Theory]
    [InlineData(" \"a\" ,b", "1:a|b")]
    [InlineData("a\"b\",c", "1:a\"b\"|c")]
    [InlineData("\"a\"\"\",\"b\"", "1:a\"|b")]
    public void A_quote_begins_a_cell_only_where_nothing_but_spaces_stands_before_it(string text, string lines) =>
        Assert.Equal(lines, string.Join(' ', CsvLines.Read(text).Value.Select(line => $"{line.Number}:{string.Join('|', line.Cells)}")));
}
