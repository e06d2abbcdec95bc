using System.Globalization;
using System.Text;
using Jaytek.Engine.Contracts;
using Jaytek.Engine.Programs;
using Jaytek.Kernel;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Jaytek.Engine.Printing;

/// <summary>
/// Prints by WeasyPrint in a child process, as many at a time as the options say. Document and PDF go through pipes: there is no file to
/// leave behind. What the child may not do stands in <c>print.py</c>.
/// </summary>
internal sealed class WeasyPrint(IOptions<PdfOptions> options, ILogger<WeasyPrint> logger) : IPdf, IDisposable
{
    private const int NotInstalled = 3;
    private const int OutOfMemory = 4;

    /// <summary>Seconds of processor that the child may have beyond its time: its own clock is for the case that the site dies before it.</summary>
    private const int Grace = 5;

    private static readonly string Script = ReadScript();

    private readonly SemaphoreSlim _gate = new(options.Value.AtOnce);

    public async Task<Result<byte[]>> PrintAsync(PrintRequest request, CancellationToken cancellationToken)
    {
        var most = options.Value.MaxHtmlKilobytes * 1024L;
        if (request.Html.Length > most || Encoding.UTF8.GetByteCount(request.Html) > most)
            return PdfErrors.TooLarge($"{options.Value.MaxHtmlKilobytes} kB of HTML");
        await _gate.WaitAsync(cancellationToken);
        try
        {
            return await RunAsync(request, cancellationToken);
        }
        finally
        {
            _gate.Release();
        }
    }

    public void Dispose() => _gate.Dispose();

    private async Task<Result<byte[]>> RunAsync(PrintRequest request, CancellationToken cancellationToken)
    {
        var program = options.Value.WeasyPrintPath;
        if (PrinterPython.Find(program, Environment.GetEnvironmentVariable("PATH")) is not { } python)
            return Missing(program);
        var outcome = await ChildProcess.RunAsync(CallOf(python, request), ReadAsync, cancellationToken);
        if (outcome.IsMissing || outcome.ExitCode == NotInstalled)
            return Missing(program);
        if (outcome.IsTooSlow)
            return PdfErrors.Timeout(options.Value.TimeoutSeconds);
        if (outcome.ExitCode == OutOfMemory)
            return PdfErrors.TooLarge($"{options.Value.MemoryMegabytes} MB of memory allow");
        if (outcome is { ExitCode: 0, Output: null })
            return PdfErrors.TooLarge($"{options.Value.MaxPdfMegabytes} MB of PDF");
        if (outcome is { ExitCode: 0, Output: [.., _] pdf } && pdf.AsSpan().StartsWith("%PDF"u8))
            return pdf;
        logger.LogWarning("{Program} makes nothing of a document of {Length} characters, exit code {ExitCode}: {Complaints}", program, request.Html.Length, outcome.ExitCode, outcome.Complaints);
        return PdfErrors.Failed();
    }

    private ProgramCall CallOf(string python, PrintRequest request)
    {
        var limits = options.Value;
        string[] arguments =
        [
            "-I", "-B", "-c", Script, Variant(request.Kind), Number(limits.MemoryMegabytes), Number(limits.TimeoutSeconds + Grace),
        ];
        return new ProgramCall(python, arguments, TimeSpan.FromSeconds(limits.TimeoutSeconds))
        {
            // What fontconfig asks for, and nothing else: the site's environment holds passwords.
            IsBare = true,
            Environment = new[] { "PATH", "HOME", "FONTCONFIG_FILE", "FONTCONFIG_PATH" }
                .Select(name => (Name: name, Value: Environment.GetEnvironmentVariable(name))).Where(one => one.Value is not null)
                .Append((Name: "LANG", Value: "C.UTF-8")).ToDictionary(one => one.Name, one => one.Value!),
            Input = Encoding.UTF8.GetBytes(request.Html),
        };
    }

    /// <summary>The bytes, or null where there are too many; it reads on then, or the child would not end.</summary>
    private async Task<byte[]?> ReadAsync(Stream output, CancellationToken cancellationToken)
    {
        var most = options.Value.MaxPdfMegabytes * 1024L * 1024;
        using var pdf = new MemoryStream();
        var isTooMuch = false;
        var buffer = new byte[64 * 1024];
        while (await output.ReadAsync(buffer, cancellationToken) is > 0 and var read)
        {
            isTooMuch |= pdf.Length + read > most;
            if (!isTooMuch)
                pdf.Write(buffer, 0, read);
        }
        return isTooMuch ? null : pdf.ToArray();
    }

    private Error Missing(string program)
    {
        logger.LogWarning("The program {Program} is not installed (Debian: weasyprint): nothing can be printed", program);
        return PdfErrors.Missing(program);
    }

    private static string Variant(PrintKind kind) => kind switch
    {
        PrintKind.Tagged => "pdf/ua-1",
        PrintKind.Archival => "pdf/a-3b",
        _ => "",
    };

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static string ReadScript()
    {
        using var stream = typeof(WeasyPrint).Assembly.GetManifestResourceStream("print.py")!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
