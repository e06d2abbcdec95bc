using System.Text;
using Jaytek.Kernel;
using Jaytek.Ledger.Statements.Files;

namespace Jaytek.UnitTests.Ledger.Files;

/// <summary>The same rows as CSV.</summary>
public sealed class CsvTableTests
{
    private static readonly TableColumn[] Columns = [new("Day"), new("=What"), new("Amount"), new("Entry")];

    [Fact]
    public async Task Amounts_and_numbers_stay_numbers_and_words_do_not_become_formulas() =>
        Assert.Equal(
            "\uFEFFDay,'=What,Amount,Entry\r\n2026-11-23,\"'=1+1,2\",-90071992547409.93,-7\r\n2026-11-24,'-5,0.001,0\r\n,,1,0\r\n",
            await WriteAsync(
                [TableCell.Of(new DateOnly(2026, 11, 23)), TableCell.Of("=1+1,2"), TableCell.Of(new Money(-9_007_199_254_740_993, "EUR")), TableCell.Of(-7)],
                [TableCell.Of(new DateOnly(2026, 11, 24)), TableCell.Of("-5"), TableCell.Of(new Money(1, "KWD")), TableCell.Of(0)],
                [default, TableCell.Of((string?)null), TableCell.Of(new Money(1, "JPY")), TableCell.Of(0)]));

    [Fact]
    public async Task A_file_without_rows_has_its_titles() => Assert.Equal("\uFEFFDay,'=What,Amount,Entry\r\n", await WriteAsync());

    [Fact]
    public async Task A_row_has_as_many_cells_as_there_are_columns()
    {
        await using var table = new CsvTable(new MemoryStream(), Columns);
        await Assert.ThrowsAsync<ArgumentException>(() => table.WriteAsync([default], CancellationToken.None).AsTask());
    }

    private static async Task<string> WriteAsync(params TableCell[][] rows)
    {
        using var file = new MemoryStream();
        await using ITableFile table = new CsvTable(file, Columns);
        foreach (var row in rows)
            await table.WriteAsync(row, CancellationToken.None);
        await table.CompleteAsync(CancellationToken.None);
        return Encoding.UTF8.GetString(file.ToArray());
    }
}
