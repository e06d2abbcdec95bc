using System.Net;
using System.Net.Sockets;
using Jaytek.Engine.Contracts;
using Jaytek.Engine.Printing;

namespace Jaytek.UnitTests.Engine.Printing;

/// <summary>What a stranger's words could ask of the real program.</summary>
public sealed class HostilePrintTests
{
    /// <summary>Every way to name a file or an address; URL stands for it.</summary>
    public static TheoryData<string> Ways => new(
        """<img src="URL">""",
        """<img src="data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg'%3E%3Cimage width='9' height='9' href='URL'/%3E%3C/svg%3E">""",
        """<img src="data:image/svg+xml,%3C!DOCTYPE svg [%3C!ENTITY x SYSTEM 'URL'%3E]%3E%3Csvg xmlns='http://www.w3.org/2000/svg'%3E%3Ctext y='9'%3E%26x;%3C/text%3E%3C/svg%3E">""",
        """<img src="data:image/svg+xml,%3C?xml-stylesheet href='URL'?%3E%3Csvg xmlns='http://www.w3.org/2000/svg'%3E%3Cstyle%3E@import url(URL);%3C/style%3E%3C/svg%3E">""",
        """<svg width="9" height="9"><image width="9" height="9" href="URL"/><use href="URL#a"/><rect fill="url(URL#a)" width="9" height="9"/></svg>""",
        """<object data="URL"></object><embed src="URL"><iframe src="URL"></iframe>""",
        """<link rel="stylesheet" href="URL"><style>@import url(URL);</style>""",
        """<style>body { background: url(URL); list-style-image: url(URL); content: url(URL); border-image: url(URL) }</style>""",
        """<style>@font-face { font-family: X; src: url(URL), local("DejaVu Sans") } p { font-family: X }</style>""",
        """<style>@font-face { font-family: "</string></edit></match><include>URL</include><dir>/etc</dir>"; src: url(data:font/ttf;base64,AAEAAAA=) } p { font-family: X }</style>""",
        """<link rel="attachment" href="URL"><a rel="attachment" href="URL">take it</a>""",
        """<base href="URL"><img src="passwd"><link rel="attachment" href="passwd"><link rel="stylesheet" href="?">""");

    [Theory, MemberData(nameof(Ways))]
    public async Task No_file_comes_in_and_no_address_is_asked(string way)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        using var printer = Printer.Real();
        foreach (var address in (string[])["file:///etc/passwd", "FILE:///etc/passwd", $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/x.svg"])
        {
            var outcome = await printer.PrintAsync(Page("<p>Before</p>" + way.Replace("URL", address, StringComparison.Ordinal) + "<p>After</p>"));
            Assert.Null(outcome.Error);
            var pdf = new PdfText(outcome.Value);
            Assert.Contains("Before", pdf.Words, StringComparison.Ordinal);
            Assert.DoesNotContain("root:", pdf.Raw + pdf.Unpacked + pdf.Words, StringComparison.Ordinal);
            Assert.DoesNotContain("/EmbeddedFile", pdf.Raw, StringComparison.Ordinal);
        }
        Assert.False(listener.Pending());
    }

    [Fact]
    public async Task A_picture_in_the_language_of_printers_is_not_handed_to_one()
    {
        // Pillow would write it into a file and start Ghostscript on it.
        const string Eps = "%25!PS-Adobe-3.0 EPSF-3.0%0A%25%25BoundingBox: 0 0 10 10%0A%25%25EndComments%0Ashowpage%0A";
        using var printer = Printer.Real();
        Assert.Equal("engine.pdf.failed", (await printer.PrintAsync(Page($"<img src=\"data:application/postscript,{Eps}\">"))).Error?.Code);
    }

    [Fact]
    public async Task A_document_that_unpacks_to_gigabytes_is_refused()
    {
        var entities = string.Concat(Enumerable.Range('b', 9).Select(c => $"<!ENTITY {(char)c} '{string.Concat(Enumerable.Repeat($"&{(char)(c - 1)};", 10))}'>"));
        var bomb = Uri.EscapeDataString($"<!DOCTYPE svg [<!ENTITY a 'aaaaaaaaaa'>{entities}]><svg xmlns='http://www.w3.org/2000/svg'><text y='9'>&j;</text></svg>");
        using var printer = Printer.Real();
        // The parser of XML counts what entities come to: the picture is left out.
        Assert.Null((await printer.PrintAsync(Page($"<img src=\"data:image/svg+xml,{bomb}\">"))).Error);

        using var small = Printer.Real(new PdfOptions { TimeoutSeconds = 300, MemoryMegabytes = 256 });
        var refusal = (await small.PrintAsync(Page(string.Concat(Enumerable.Repeat("<p>word <b>word</b> word</p>", 20_000))))).Error;
        Assert.Contains(refusal?.Code, (string[])["engine.pdf.too_large", "engine.pdf.failed"]);
    }

    [Fact]
    public async Task A_document_larger_than_allowed_is_not_begun_and_a_pdf_larger_than_allowed_not_kept()
    {
        using var printer = Printer.Real(new PdfOptions { TimeoutSeconds = 300, MaxHtmlKilobytes = 2048, MaxPdfMegabytes = 1 });
        Assert.Equal("engine.pdf.too_large", (await printer.PrintAsync(Page(new string('é', 1_100_000)))).Error?.Code);

        var noise = new byte[1_400_000];
        new Random(1).NextBytes(noise);
        var large = Page($"<link rel=\"attachment\" href=\"data:application/octet-stream;base64,{Convert.ToBase64String(noise)}\">");
        Assert.Equal("engine.pdf.too_large", (await printer.PrintAsync(large)).Error?.Code);
    }

    [Fact]
    public async Task A_document_without_end_is_given_up_and_leaves_no_file()
    {
        var before = Leftovers();
        using var printer = Printer.Real(new PdfOptions { TimeoutSeconds = 2 });
        var refusal = (await printer.PrintAsync(Page(string.Concat(Enumerable.Repeat("<div>", 20_000)) + "x"))).Error;
        Assert.Equal("engine.pdf.timeout", refusal?.Code);
        Assert.Empty(Leftovers().Except(before));
    }

    private static string[] Leftovers() => Directory.GetFileSystemEntries(Path.GetTempPath(), "weasyprint-*");

    private static string Page(string body) => $"<!DOCTYPE html><html lang=\"en\"><title>Hostile</title><body style=\"font-family: DejaVu Sans\">{body}</body></html>";
}
