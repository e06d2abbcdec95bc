using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Jaytek.Ledger.Statements.Files;

/// <summary>The parts of a workbook of one sheet that are the same for every one (ISO/IEC 29500-1, part 18, and 29500-2 for the package).</summary>
internal static class SheetParts
{
    public const string ContentTypes =
        """<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">""" +
        """<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>""" +
        """<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>""" +
        """<Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>""" +
        """<Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/></Types>""";

    public const string PackageRelations =
        """<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">""" +
        """<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>""";

    public const string WorkbookRelations =
        """<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">""" +
        """<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/>""" +
        """<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>""";

    /// <summary>The style of titles.</summary>
    public const string TitleStyle = "1";

    private const uint TextFormat = 49;
    private const uint FirstOwnFormat = 164;

    /// <summary>By style from the third on: its number format. Text is formatted as text, so that a formula does not awake when somebody edits its cell.</summary>
    private static readonly string[] Formats = ["yyyy-mm-dd", "0", "#,##0", "#,##0.00", "#,##0.000", "#,##0.0000"];

    /// <summary>The style of a cell: its place in <see cref="Styles"/>.</summary>
    public static string StyleOf(TableCell cell) => (cell.Kind, cell.Decimals) switch
    {
        (CellKind.Date, _) => "2",
        (CellKind.Whole, _) => "3",
        (CellKind.Money, 0) => "4",
        (CellKind.Money, 2) => "5",
        (CellKind.Money, 3) => "6",
        (CellKind.Money, 4) => "7",
        (CellKind.Money, var decimals) => throw new ArgumentException($"There is no format for {decimals} decimals.", nameof(cell)),
        _ => "0",
    };

    public static Workbook Book(string title) => new(new Sheets(new Sheet { Name = SheetText.Title(title), SheetId = 1, Id = "rId1" }));

    public static Stylesheet Styles()
    {
        var plain = new CellFormat { NumberFormatId = TextFormat, FontId = 0, FillId = 0, BorderId = 0, FormatId = 0, ApplyNumberFormat = true };
        var title = new CellFormat { NumberFormatId = TextFormat, FontId = 1, FillId = 0, BorderId = 0, FormatId = 0, ApplyNumberFormat = true, ApplyFont = true };
        var numbers = Formats.Select((_, at) => new CellFormat { NumberFormatId = FirstOwnFormat + (uint)at, FontId = 0, FillId = 0, BorderId = 0, FormatId = 0, ApplyNumberFormat = true });
        return new Stylesheet(
            new NumberingFormats(Formats.Select((format, at) => new NumberingFormat { NumberFormatId = FirstOwnFormat + (uint)at, FormatCode = format })),
            new Fonts(Letters(false), Letters(true)),
            // Excel paints with the third fill whoever asks for the first of their own: these two are its.
            new Fills(new Fill(new PatternFill { PatternType = PatternValues.None }), new Fill(new PatternFill { PatternType = PatternValues.Gray125 })),
            new Borders(new Border(new LeftBorder(), new RightBorder(), new TopBorder(), new BottomBorder(), new DiagonalBorder())),
            new CellStyleFormats(new CellFormat { NumberFormatId = 0, FontId = 0, FillId = 0, BorderId = 0 }),
            new CellFormats([plain, title, .. numbers]));
    }

    /// <summary>The row of titles stays where it is when one scrolls.</summary>
    public static SheetViews FrozenTitles() => new(new SheetView(
        new Pane { VerticalSplit = 1, TopLeftCell = "A2", ActivePane = PaneValues.BottomLeft, State = PaneStateValues.Frozen },
        new Selection { Pane = PaneValues.BottomLeft, ActiveCell = "A2", SequenceOfReferences = new ListValue<StringValue> { InnerText = "A2" } })
    {
        WorkbookViewId = 0,
    });

    public static Columns Widths(IReadOnlyList<TableColumn> columns) => new(columns.Select((column, at) =>
        new Column { Min = (uint)at + 1, Max = (uint)at + 1, Width = Math.Clamp(column.Width, 1, 255), CustomWidth = true }));

    private static Font Letters(bool isBold)
    {
        var font = new Font(new FontSize { Val = 11 }, new FontName { Val = "Calibri" }, new FontFamilyNumbering { Val = 2 });
        if (isBold)
            font.InsertAt(new Bold(), 0);
        return font;
    }
}
