using Jaytek.Kernel;

namespace Jaytek.Engine.Contracts;

/// <summary>
/// Prints HTML. It takes from half a second to a minute: call it from a job and keep what it makes, under its hash, for what was once handed
/// out must not look different next year. The same request makes the same bytes.
/// </summary>
public interface IPdf
{
    /// <summary>
    /// The document as PDF. Waits for its turn, since few are made at once. Errors, all <see cref="ErrorKind.Unavailable"/> but the last two:
    /// <c>engine.pdf.missing</c> where the program is not installed (try again later), <c>engine.pdf.timeout</c> where it took too long,
    /// <c>engine.pdf.failed</c> where it makes nothing of this (the log says more), <c>engine.pdf.too_large</c> where the HTML, the PDF or
    /// the memory that it takes goes over a limit; these do not pass by waiting.
    /// </summary>
    Task<Result<byte[]>> PrintAsync(PrintRequest request, CancellationToken cancellationToken);
}

/// <summary>What is printed.</summary>
/// <param name="Html">
/// A whole document, from <c>&lt;!DOCTYPE html&gt;</c>, with a <c>lang</c>, a <c>title</c>, its styles in it, and <c>@page</c> for size, margins
/// and page numbers. Nothing is fetched for it: pictures stand in it as SVG or as <c>data:</c> addresses; fonts are those of the machine, of which
/// <c>DejaVu Sans</c>, <c>DejaVu Serif</c> and <c>DejaVu Sans Mono</c> are always there.
/// </param>
/// <param name="Kind">What readers and archives may rely on.</param>
public sealed record PrintRequest(string Html, PrintKind Kind = PrintKind.Tagged);

/// <summary>What sort of PDF.</summary>
public enum PrintKind
{
    /// <summary>Tagged as PDF/UA-1 asks: headings, lists, tables and language for those who have it read out.</summary>
    Tagged,

    /// <summary>For archives, as PDF/A-3b asks; without tags.</summary>
    Archival,

    /// <summary>Neither; the smallest.</summary>
    Plain,
}
