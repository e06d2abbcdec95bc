using System.Globalization;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using Jaytek.Kernel;
using Jaytek.Ledger.Statements.Files;
using TableColumn = Jaytek.Ledger.Statements.Files.TableColumn;

namespace Jaytek.UnitTests.Ledger.Files;

/// <summary>Workbooks, opened again by the library that checks them against the standard's schema.</summary>
public sealed class SheetWriterTests
{
    private static readonly TableColumn[] Two = [new("Day", 12), new("Amount", 20)];

    [Fact]
    public async Task Titles_are_bold_and_stay_in_sight_and_columns_have_their_widths()
    {
        using var book = await WriteAsync("Statement", Two, [TableCell.Of("a"), TableCell.Of("b")]);
        Assert.Equal("Statement", book.Sheet.Name?.Value);
        Assert.Equal(["Day", "Amount"], book.Row(1).Select(Book.TextOf));
        Assert.All(book.Row(1), cell => Assert.NotNull(book.FontOf(cell).Bold));
        Assert.Null(book.FontOf(book.Row(2)[0]).Bold);
        var pane = book.Worksheet.Descendants<Pane>().Single();
        Assert.Equal((PaneStateValues.Frozen, 1d, "A2"), (pane.State!.Value, pane.VerticalSplit!.Value, pane.TopLeftCell!.Value));
        Assert.Equal([12d, 20d], book.Worksheet.Descendants<Column>().Select(column => column.Width!.Value));
    }

    [Theory]
    [InlineData(1, "JPY", "1", "#,##0")]
    [InlineData(1, "KWD", "0.001", "#,##0.000")]
    [InlineData(-5, "EUR", "-0.05", "#,##0.00")]
    [InlineData(9_007_199_254_740_993, "EUR", "90071992547409.93", "#,##0.00")]
    [InlineData(long.MaxValue, "USD", "92233720368547758.07", "#,##0.00")]
    [InlineData(long.MinValue, "CLF", "-922337203685477.5808", "#,##0.0000")]
    public async Task Amounts_are_numbers_with_exactly_their_digits(long minor, string currency, string digits, string format)
    {
        using var book = await WriteAsync("S", [new TableColumn("Amount")], [TableCell.Of(new Money(minor, currency))]);
        var cell = Assert.Single(book.Row(2));
        Assert.Equal(digits, cell.CellValue!.Text);
        Assert.Null(cell.DataType);
        Assert.Equal(format, book.FormatOf(cell));
    }

    [Fact]
    public async Task Every_currency_has_a_format()
    {
        using var book = await WriteAsync("S", [new TableColumn("Amount")], [.. Currency.All.Select(currency => (TableCell[])[TableCell.Of(new Money(123_456, currency.Code))])]);
        for (var at = 0; at < Currency.All.Count; at++)
            Assert.Equal(Currency.All[at].Exponent, book.FormatOf(book.Row(at + 2)[0]).SkipWhile(c => c != '.').Skip(1).Count());
    }

    [Fact]
    public async Task Days_and_whole_numbers_are_what_Excel_takes_them_for()
    {
        using var book = await WriteAsync("S", Two,
            [TableCell.Of(new DateOnly(2026, 11, 23)), TableCell.Of(long.MinValue)],
            [TableCell.Of(new DateOnly(1900, 3, 1)), TableCell.Of(0)],
            [TableCell.Of(new DateOnly(1899, 12, 31)), default]);
        // 46349 is what Excel shows as 2026-11-23; its calendar has a 29th of February 1900 and nothing before that year.
        Assert.Equal("46349", book.Row(2)[0].CellValue!.Text);
        Assert.Equal("yyyy-mm-dd", book.FormatOf(book.Row(2)[0]));
        Assert.Equal("-9223372036854775808", book.Row(2)[1].CellValue!.Text);
        Assert.Equal("0", book.FormatOf(book.Row(2)[1]));
        Assert.Equal("61", book.Row(3)[0].CellValue!.Text);
        Assert.Equal("1899-12-31", Book.TextOf(Assert.Single(book.Row(4))));
    }

    [Theory]
    [InlineData("=1+1")]
    [InlineData("@SUM(A1)")]
    [InlineData("-1+1|cmd")]
    [InlineData("<b>&amp;]]>")]
    [InlineData("  spaces  ")]
    [InlineData("two\nlines")]
    [InlineData("ọ̀ẹ́ṣ € 日本 🎧")]
    [InlineData("_x000D_ _x0041_x0041_")]
    public async Task Words_stay_words(string text)
    {
        using var book = await WriteAsync("S", [new TableColumn(text)], [TableCell.Of(text)]);
        foreach (var cell in (Cell[])[book.Row(1)[0], book.Row(2)[0]])
        {
            Assert.Null(cell.CellFormula);
            Assert.Equal(CellValues.InlineString, cell.DataType!.Value);
            Assert.Equal(text, Book.TextOf(cell));
        }
        // Formatted as text: who edits the cell and leaves it does not wake a formula.
        Assert.Equal(49u, book.FormatIdOf(book.Row(2)[0]));
    }

    [Theory]
    [InlineData("a\u0000b\u001Fc\uFFFEd", "a\uFFFDb\uFFFDc\uFFFDd")]
    [InlineData("one\r\ntwo\rthree", "one\ntwo\nthree")]
    public async Task What_a_workbook_cannot_hold_is_replaced(string text, string expected)
    {
        using var book = await WriteAsync("S", [new TableColumn("T")], [TableCell.Of(text)]);
        Assert.Equal(expected, Book.TextOf(book.Row(2)[0]));
    }

    // Not by InlineData: attributes are UTF-8 and cannot hold it.
    [Fact]
    public async Task Half_of_a_character_is_replaced()
    {
        using var book = await WriteAsync("\uD83C", [new TableColumn("\uDFA7\uD83C")], [TableCell.Of("a\uD83C")]);
        Assert.Equal("\uFFFD", book.Sheet.Name?.Value);
        Assert.Equal("\uFFFD\uFFFD", Book.TextOf(book.Row(1)[0]));
        Assert.Equal("a\uFFFD", Book.TextOf(book.Row(2)[0]));
    }

    [Fact]
    public async Task A_text_longer_than_a_cell_is_cut_between_characters()
    {
        using var book = await WriteAsync("S", Two,
            [TableCell.Of(new string('a', 40_000)), TableCell.Of(new string('a', SheetText.Most))],
            [TableCell.Of("a" + string.Concat(Enumerable.Repeat("🎧", 20_000))), TableCell.Of(string.Concat(Enumerable.Repeat("_x000D_", 6_000)))]);
        Assert.Equal(new string('a', SheetText.Most - 1) + "…", Book.TextOf(book.Row(2)[0]));
        Assert.Equal(SheetText.Most, Book.TextOf(book.Row(2)[1]).Length);
        Assert.EndsWith("🎧…", Book.TextOf(book.Row(3)[0]), StringComparison.Ordinal);
        Assert.Equal(SheetText.Most, Book.TextOf(book.Row(3)[1]).Length);
    }

    [Theory]
    [InlineData("Statement 2026/11", "Statement 2026 11")]
    [InlineData("[a]:*?\\", "a")]
    [InlineData("'quoted'", "quoted")]
    [InlineData("", "Sheet1")]
    [InlineData("history", "Sheet1")]
    [InlineData("\u0000\u0001", "Sheet1")]
    [InlineData("A name that is longer than a sheet may have", "A name that is longer than a sh")]
    public async Task A_sheet_has_a_name_that_Excel_takes(string title, string expected)
    {
        using var book = await WriteAsync(title, [new TableColumn("T")]);
        Assert.Equal(expected, book.Sheet.Name?.Value);
    }

    [Fact]
    public async Task A_row_has_as_many_cells_as_there_are_columns_and_places_are_counted_in_letters()
    {
        await using var sheet = new SheetWriter(new MemoryStream(), "S", Two);
        await Assert.ThrowsAsync<ArgumentException>(() => sheet.WriteAsync([TableCell.Of("a")], CancellationToken.None).AsTask());

        using var book = await WriteAsync("S", [.. Enumerable.Range(0, 703).Select(at => new TableColumn($"{at}"))]);
        Assert.Equal(["A1", "Z1", "AA1", "ZZ1", "AAA1"], ((int[])[0, 25, 26, 701, 702]).Select(at => book.Row(1)[at].CellReference!.Value));
    }

    [Fact]
    public async Task A_file_that_was_not_ended_is_no_file()
    {
        using var file = new MemoryStream();
        await using (var sheet = new SheetWriter(file, "S", Two))
            await sheet.WriteAsync([TableCell.Of("a"), TableCell.Of("b")], CancellationToken.None);
        Assert.ThrowsAny<Exception>(() =>
        {
            using var book = SpreadsheetDocument.Open(file, false);
            _ = book.WorkbookPart!.WorksheetParts.Single().Worksheet.OuterXml;
        });
    }

    [Fact]
    public async Task The_same_rows_are_the_same_file()
    {
        async Task<byte[]> OnceAsync()
        {
            using var file = new MemoryStream();
            await using (var sheet = new SheetWriter(file, "S", Two))
                await sheet.CompleteAsync(CancellationToken.None);
            return file.ToArray();
        }
        Assert.Equal(await OnceAsync(), await OnceAsync());
    }

    [Fact]
    public async Task A_hundred_thousand_rows_reach_the_file_as_they_come()
    {
        var path = Path.GetTempFileName();
        await using (var file = File.Create(path))
        await using (var sheet = new SheetWriter(file, "S", [new("Day"), new("What"), new("Currency"), new("Amount"), new("Entry")]))
        {
            for (var row = 0; row < 100_000; row++)
            {
                TableCell[] cells = [TableCell.Of(new DateOnly(2026, 1, 1).AddDays(row % 365)), TableCell.Of($"Sale of course {row}"), TableCell.Of("EUR"), TableCell.Of(new Money(row, "EUR")), TableCell.Of(row)];
                await sheet.WriteAsync(cells, CancellationToken.None);
            }
            // The memory of the process is other tests' too: what lies in the file is not held.
            var written = file.Length;
            await sheet.CompleteAsync(CancellationToken.None);
            await sheet.DisposeAsync();
            Assert.InRange(written, file.Length * 9 / 10, file.Length);
        }
        using (var book = SpreadsheetDocument.Open(path, false))
        {
            using var reader = DocumentFormat.OpenXml.OpenXmlReader.Create(book.WorkbookPart!.WorksheetParts.Single());
            var rows = 0;
            while (reader.Read())
                rows += reader.ElementType == typeof(Row) && reader.IsStartElement ? 1 : 0;
            Assert.Equal(100_001, rows);
        }
        File.Delete(path);
    }

    private static async Task<Book> WriteAsync(string title, TableColumn[] columns, params TableCell[][] rows)
    {
        var file = new MemoryStream();
        await using (var sheet = new SheetWriter(file, title, columns))
        {
            foreach (var row in rows)
                await sheet.WriteAsync(row, CancellationToken.None);
            await sheet.CompleteAsync(CancellationToken.None);
        }
        return new Book(file);
    }

    /// <summary>A workbook that was found valid.</summary>
    private sealed class Book : IDisposable
    {
        private readonly SpreadsheetDocument _document;

        public Book(Stream file)
        {
            _document = SpreadsheetDocument.Open(file, false);
            var wrong = new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Office2019).Validate(_document);
            Assert.Equal("", string.Join('\n', wrong.Select(one => $"{one.Part?.Uri} {one.Path?.XPath}: {one.Description}")));
        }

        public Worksheet Worksheet => _document.WorkbookPart!.WorksheetParts.Single().Worksheet;

        public Sheet Sheet => _document.WorkbookPart!.Workbook.Sheets!.Elements<Sheet>().Single();

        private Stylesheet Styles => _document.WorkbookPart!.WorkbookStylesPart!.Stylesheet;

        public Cell[] Row(int number) => [.. Worksheet.Descendants<Row>().Single(row => row.RowIndex!.Value == number).Elements<Cell>()];

        public uint FormatIdOf(Cell cell) => FormOf(cell).NumberFormatId!.Value;

        public string FormatOf(Cell cell) => Styles.NumberingFormats!.Elements<NumberingFormat>().Single(format => format.NumberFormatId!.Value == FormatIdOf(cell)).FormatCode!.Value!;

        public Font FontOf(Cell cell) => Styles.Fonts!.Elements<Font>().ElementAt((int)FormOf(cell).FontId!.Value);

        /// <summary>As Excel reads it: what was escaped stands for its character.</summary>
        public static string TextOf(Cell cell) => System.Text.RegularExpressions.Regex.Replace(
            cell.InlineString!.Text!.Text, "_x([0-9A-Fa-f]{4})_", code => ((char)int.Parse(code.Groups[1].Value, NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString());

        public void Dispose() => _document.Dispose();

        private CellFormat FormOf(Cell cell) => Styles.CellFormats!.Elements<CellFormat>().ElementAt((int)cell.StyleIndex!.Value);
    }
}
