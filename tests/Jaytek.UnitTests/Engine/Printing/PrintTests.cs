using Jaytek.Engine.Contracts;
using Jaytek.Kernel;

namespace Jaytek.UnitTests.Engine.Printing;

/// <summary>Documents that a person gets, printed by the real program.</summary>
public sealed class PrintTests
{
    private const string Invoice = """
        <!DOCTYPE html><html lang="en"><head><title>Invoice 2026-0042</title>
        <style>
          @page { size: A4; margin: 2cm; @bottom-right { font-family: "DejaVu Sans"; content: "Page " counter(page) " of " counter(pages) } }
          body { font-family: "DejaVu Sans"; font-kerning: none } h2 { break-before: page }
        </style></head>
        <body><h1>Invoice</h1><p>Adé Ọlá, Yorùbá ọ̀ẹ́ṣ</p><p>€1 ₦2 £3</p><p>Привет</p><p>ご請求書</p>
        <svg width="100" height="50" role="img" aria-label="Logo"><rect width="61" height="37" fill="#ff0000"/></svg>
        <img alt="Dot" src="data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='10' height='10'%3E%3Crect width='7' height='3' fill='%2300ff00'/%3E%3C/svg%3E">
        <table><thead><tr><th scope="col">Course</th></tr></thead><tbody><tr><td>Mixing</td></tr></tbody></table>
        <h2>Terms</h2></body></html>
        """;

    [Theory]
    [InlineData(PrintKind.Tagged)]
    [InlineData(PrintKind.Archival)]
    [InlineData(PrintKind.Plain)]
    public async Task A_document_has_its_words_its_drawings_and_its_page_numbers(PrintKind kind)
    {
        var pdf = await PrintAsync(Invoice, kind);
        Assert.StartsWith("%PDF-1.7", pdf.Raw, StringComparison.Ordinal);
        Assert.Equal(2, pdf.Pages);
        foreach (var words in (string[])["Invoice", "Adé Ọlá, Yorùbá ọ̀ẹ́ṣ", "€1 ₦2 £3", "Привет", "Course", "Mixing", "Terms", "Page 1 of 2", "Page 2 of 2"])
            Assert.Contains(words.Normalize(), pdf.Words.Normalize(), StringComparison.Ordinal);
        Assert.Contains("0 0 61 37 re\n1 0 0 rg", pdf.Unpacked, StringComparison.Ordinal);
        Assert.Contains("0 0 7 3 re\n0 1 0 rg", pdf.Unpacked, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_has_it_read_out_gets_language_title_and_structure()
    {
        var pdf = await PrintAsync(Invoice, PrintKind.Tagged);
        foreach (var mark in (string[])["/Lang (en)", "/Title (Invoice 2026-0042)", "/DisplayDocTitle true", "/Marked true", "/S /H1", "/S /TH", "/S /TD"])
            Assert.Contains(mark, pdf.Raw, StringComparison.Ordinal);
        Assert.Contains("pdfuaid:part=\"1\"", pdf.Unpacked, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_archive_gets_colours_that_mean_something_and_an_identifier()
    {
        var pdf = await PrintAsync(Invoice, PrintKind.Archival);
        Assert.Contains("/OutputIntents", pdf.Raw, StringComparison.Ordinal);
        Assert.Matches(@"/ID \[\([0-9a-f]{32}\) ", pdf.Raw);
        Assert.Contains("pdfaid:part=\"3\"", pdf.Unpacked, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_document_is_the_same_file()
    {
        using var printer = Printer.Real();
        Assert.Equal((await printer.PrintAsync(Invoice)).Value, (await printer.PrintAsync(Invoice)).Value);
    }

    private static async Task<PdfText> PrintAsync(string html, PrintKind kind)
    {
        using var printer = Printer.Real();
        var pdf = await printer.PrintAsync(html, kind);
        Assert.Null(pdf.Error);
        return new PdfText(pdf.Value);
    }
}
