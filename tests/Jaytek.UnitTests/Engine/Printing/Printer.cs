using Jaytek.Engine.Contracts;
using Jaytek.Engine.Printing;
using Jaytek.Engine.Programs;
using Jaytek.Kernel;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Jaytek.UnitTests.Engine.Printing;

/// <summary>The printer as the site has it, or with a program of the test's in the place of Python.</summary>
internal sealed class Printer : IDisposable
{
    private readonly string? _folder;
    private readonly WeasyPrint _printer;

    private Printer(PdfOptions options, string? folder) => (_folder, _printer) = (folder, new WeasyPrint(Options.Create(options), NullLogger<WeasyPrint>.Instance));

    public string Folder => _folder!;

    public static Printer Real(PdfOptions? options = null) => new(options ?? new PdfOptions { TimeoutSeconds = 300 }, null);

    /// <summary>One whose Python is a shell script. In it <c>$0</c> is its own path, beside which it may leave what it saw.</summary>
    public static async Task<Printer> FakeAsync(string script, PdfOptions? options = null)
    {
        var folder = Directory.CreateTempSubdirectory("jaytek-print-").FullName;
        var python = Path.Combine(folder, "python-of-the-test");
        // Written by another process: while one of ours has a program open for writing, it cannot be run ("text file busy"), and a
        // neighbouring test that starts a child just then makes that last.
        await ChildProcess.RunAsync(
            new ProgramCall("/bin/sh", ["-c", "printf '%s' \"$1\" > \"$2\" && chmod 755 \"$2\"", "sh", "#!/bin/sh\n" + script + "\n", python], TimeSpan.FromSeconds(60)),
            CancellationToken.None);
        options ??= new PdfOptions();
        options.WeasyPrintPath = Path.Combine(folder, "weasyprint");
        await File.WriteAllTextAsync(options.WeasyPrintPath, $"#!{python}\nimport weasyprint\n");
        return new Printer(options, folder);
    }

    public Task<Result<byte[]>> PrintAsync(string html, PrintKind kind = PrintKind.Tagged, CancellationToken cancellationToken = default) =>
        _printer.PrintAsync(new PrintRequest(html, kind), cancellationToken);

    public void Dispose()
    {
        _printer.Dispose();
        if (_folder is not null)
            Directory.Delete(_folder, recursive: true);
    }
}
