using System.Globalization;
using System.IO.Compression;
using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Jaytek.Ledger.Statements.Files;

/// <summary>
/// Rows as an Excel workbook of one sheet. Amounts are numbers with exactly their digits; Excel reckons with the first fifteen. The parts are
/// put into the archive by hand, one after the other: the library's own package has to be readable too, and for that keeps all of it in
/// memory. The same rows are the same file.
/// </summary>
internal sealed class SheetWriter : ITableFile
{
    /// <summary>What a sheet holds, titles included.</summary>
    public const int MostRows = 1_048_576;

    private const int MostColumns = 16_384;

    // 1900-02-29, which Excel believes in, lies before it.
    private static readonly int FirstDay = new DateOnly(1900, 3, 1).DayNumber;
    private static readonly int DayZero = new DateOnly(1899, 12, 30).DayNumber;

    // An archive knows no time before this.
    private static readonly DateTimeOffset NoTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly Cell CellElement = new();
    private static readonly InlineString InlineElement = new();
    private static readonly Text TextElement = new();
    private static readonly CellValue ValueElement = new();
    private static readonly OpenXmlAttribute[] KeepSpaces = [new("xml", "space", "http://www.w3.org/XML/1998/namespace", "preserve")];

    private readonly ZipArchive _archive;
    private readonly Stream _sheet;
    private readonly OpenXmlWriter _writer;
    private readonly string[] _letters;
    private int _rows;

    /// <summary>Begins the file.</summary>
    /// <param name="stream">Left open. It is written to synchronously, as the library does: a file, not a response.</param>
    /// <param name="title">The sheet's; what Excel does not take is left out.</param>
    /// <param name="columns">At least one.</param>
    public SheetWriter(Stream stream, string title, IReadOnlyList<TableColumn> columns)
    {
        ArgumentOutOfRangeException.ThrowIfZero(columns.Count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(columns.Count, MostColumns);
        _letters = [.. Enumerable.Range(0, columns.Count).Select(LettersOf)];
        _archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true);
        Put("[Content_Types].xml", part => part.Write(Encoding.UTF8.GetBytes(SheetParts.ContentTypes)));
        Put("_rels/.rels", part => part.Write(Encoding.UTF8.GetBytes(SheetParts.PackageRelations)));
        Put("xl/workbook.xml", SheetParts.Book(title).Save);
        Put("xl/_rels/workbook.xml.rels", part => part.Write(Encoding.UTF8.GetBytes(SheetParts.WorkbookRelations)));
        Put("xl/styles.xml", SheetParts.Styles().Save);
        _sheet = Open("xl/worksheets/sheet1.xml");
        _writer = OpenXmlWriter.Create(_sheet, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        _writer.WriteStartDocument(standalone: true);
        _writer.WriteStartElement(new Worksheet());
        _writer.WriteElement(SheetParts.FrozenTitles());
        _writer.WriteElement(SheetParts.Widths(columns));
        _writer.WriteStartElement(new SheetData());
        Add([.. columns.Select(column => TableCell.Of(column.Title))], SheetParts.TitleStyle);
    }

    public ValueTask WriteAsync(IReadOnlyList<TableCell> row, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (row.Count != _letters.Length)
            throw new ArgumentException($"The row has {row.Count} cells and the sheet {_letters.Length} columns.", nameof(row));
        Add(row, null);
        return ValueTask.CompletedTask;
    }

    public Task CompleteAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        _writer.WriteEndElement();
        _writer.WriteEndElement();
        _writer.Close();
        return Task.CompletedTask;
    }

    // The writer is not asked to close: it would end what is open, and half a statement would look like a whole one.
    public ValueTask DisposeAsync()
    {
        _sheet.Dispose();
        _archive.Dispose();
        return ValueTask.CompletedTask;
    }

    private void Add(IReadOnlyList<TableCell> row, string? style)
    {
        if (_rows == MostRows)
            throw new InvalidOperationException($"A sheet holds {MostRows} rows.");
        var number = (++_rows).ToString(CultureInfo.InvariantCulture);
        _writer.WriteStartElement(new Row(), [new OpenXmlAttribute("r", "", number)]);
        for (var at = 0; at < row.Count; at++)
            Add(row[at], _letters[at] + number, style ?? SheetParts.StyleOf(row[at]));
        _writer.WriteEndElement();
    }

    private void Add(TableCell cell, string place, string style)
    {
        var isText = cell.Kind == CellKind.Text || (cell.Kind == CellKind.Date && cell.Number < FirstDay);
        if (isText && cell.Text.Length == 0)
            return;
        OpenXmlAttribute[] attributes = isText
            ? [new("r", "", place), new("s", "", style), new("t", "", "inlineStr")]
            : [new("r", "", place), new("s", "", style)];
        _writer.WriteStartElement(CellElement, attributes);
        if (isText)
        {
            _writer.WriteStartElement(InlineElement);
            _writer.WriteStartElement(TextElement, KeepSpaces);
            _writer.WriteString(SheetText.Of(cell.Text));
            _writer.WriteEndElement();
        }
        else
        {
            _writer.WriteStartElement(ValueElement);
            _writer.WriteString(cell.Kind == CellKind.Date ? (cell.Number - DayZero).ToString(CultureInfo.InvariantCulture) : cell.Text);
        }
        _writer.WriteEndElement();
        _writer.WriteEndElement();
    }

    private void Put(string name, Action<Stream> write)
    {
        using var part = Open(name);
        write(part);
    }

    private Stream Open(string name)
    {
        var entry = _archive.CreateEntry(name, CompressionLevel.Fastest);
        entry.LastWriteTime = NoTime;
        return entry.Open();
    }

    /// <summary>The letters of a column, from 0: A, Z, AA.</summary>
    private static string LettersOf(int column) =>
        (column >= 26 ? LettersOf((column / 26) - 1) : "") + (char)('A' + (column % 26));
}
