using Jaytek.Kernel;

namespace Jaytek.Engine.Printing;

/// <summary>Why there is no PDF.</summary>
internal static class PdfErrors
{
    public static Error Missing(string program) =>
        new("engine.pdf.missing", $"The program {program} is not installed (Debian: weasyprint); documents wait for it.", ErrorKind.Unavailable);

    public static Error Timeout(int seconds) =>
        new("engine.pdf.timeout", $"The document was not printed within {Counted.Of(seconds, "second")}.", ErrorKind.Unavailable);

    public static Error Failed() => new("engine.pdf.failed", "The document cannot be printed.", ErrorKind.Unprocessable);

    public static Error TooLarge(string limit) => new("engine.pdf.too_large", $"The document is larger than {limit}.", ErrorKind.TooLarge);
}
