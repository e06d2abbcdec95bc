using System.Globalization;
using System.Text;
using Jaytek.Admin.Contracts;
using Jaytek.Engine.Contracts;
using Jaytek.Engine.Http;
using Jaytek.Engine.Security;
using Jaytek.Kernel;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Jaytek.Pages.Redirects.Admin;

/// <summary>Takes a CSV file of redirects, or says what it would do.</summary>
[Require(RedirectsPermissions.ManageText)]
[LargestFile(MaxMegabytes)]
internal sealed class ImportRedirectsModel(ImportRedirects import) : PageModel
{
    private const int MaxMegabytes = 1;

    private const int MaxBytes = MaxMegabytes * 1024 * 1024;

    /// <summary>What came of each line; null before a file was read.</summary>
    public IReadOnlyList<ImportedLine>? Report { get; private set; }

    /// <summary>True where the report says what would happen.</summary>
    public bool IsTrial { get; private set; }

    public string? FileName { get; private set; }

    public int Count(RecipeChange? change) => Report!.Count(line => line.Change == change);

    public async Task<IActionResult> OnPostAsync(IFormFile? file, [FromForm] bool trial, CancellationToken cancellationToken)
    {
        IsTrial = trial;
        FileName = file?.FileName;
        var read = await ReadAsync(file, cancellationToken);
        var done = read.Error is { } unreadable ? unreadable : await import.RunAsync(read.Value, trial, cancellationToken);
        if (done.Error is { } error)
        {
            ModelState.AddRefusal(error);
            Response.StatusCode = FormErrors.StatusOf(error);
            return Page();
        }
        Report = done.Value;
        return Page();
    }

    private static async Task<Result<IReadOnlyList<(int Number, RedirectInput Input)>>> ReadAsync(IFormFile? file, CancellationToken cancellationToken)
    {
        if (file is null || file.Length == 0)
            return Error.Member("pages.redirect.file", "File", "Choose a file.");
        if (file.Length > MaxBytes)
            return Error.Member("pages.redirect.file", "File", "A file has at most 1 MB.");
        try
        {
            using var reader = new StreamReader(file.OpenReadStream(), new UTF8Encoding(false, throwOnInvalidBytes: true));
            var read = CsvLines.Read(await reader.ReadToEndAsync(cancellationToken));
            return read.Error is { } error ? error : Rows(read.Value);
        }
        catch (DecoderFallbackException)
        {
            return Error.Member("pages.redirect.file", "File", "The file is not UTF-8. Save it as CSV UTF-8.");
        }
    }

    private static Result<IReadOnlyList<(int Number, RedirectInput Input)>> Rows(IReadOnlyList<CsvLine> lines)
    {
        var rows = lines.Count > 0 && lines[0].Cells[0].Equals("from", StringComparison.OrdinalIgnoreCase) ? lines.Skip(1) : lines;
        return rows.Select(line => (line.Number, new RedirectInput(line.Cells[0], line.Cells.ElementAtOrDefault(1), Status(line.Cells.ElementAtOrDefault(2))))).ToArray();
    }

    private static int Status(string? cell) =>
        string.IsNullOrEmpty(cell) ? 301 : int.TryParse(cell, NumberStyles.None, CultureInfo.InvariantCulture, out var status) ? status : 0;
}
