using Jaytek.Ledger.Statements.Files;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;

namespace Jaytek.Ledger.Documents;

/// <summary>How doors hand documents out.</summary>
internal static class HandOut
{
    private const int SecondsToNextLook = 3;

    /// <summary>The PDF where it is printed; else the page itself, which says that it is being made and looks again by itself.</summary>
    public static async Task<IActionResult> PdfAsync(this PageModel page, WantDocument documents, string kind, string subject, string fileName, CancellationToken cancellationToken)
    {
        // What money says of a person is for nobody's cache.
        page.Response.Headers.CacheControl = "no-store";
        if (await documents.OpenAsync(kind, subject, cancellationToken) is { } file)
        {
            page.Response.Headers.ContentDisposition = new ContentDispositionHeaderValue("inline") { FileName = fileName }.ToString();
            return page.File(file, "application/pdf");
        }

        page.Response.StatusCode = StatusCodes.Status202Accepted;
        page.Response.Headers["Refresh"] = SecondsToNextLook.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return page.Page();
    }

    /// <summary>A file of rows, written aside first: what fails halfway is no file. It is gone when it has been sent.</summary>
    public static async Task<IActionResult> RowsAsync(
        this PageModel page, string format, string title, string fileName, IReadOnlyList<TableColumn> columns,
        Func<ITableFile, Task> writeAsync)
    {
        page.Response.Headers.CacheControl = "no-store";
        var isSheet = format == "xlsx";
        var file = new FileStream(Path.GetTempFileName(), new FileStreamOptions
        {
            Mode = FileMode.Create, Access = FileAccess.ReadWrite, Share = FileShare.None, Options = FileOptions.DeleteOnClose | FileOptions.Asynchronous,
        });
        try
        {
            await using (ITableFile rows = isSheet ? new SheetWriter(file, title, columns) : new CsvTable(file, columns))
                await writeAsync(rows);
            file.Position = 0;
            return page.File(file, isSheet ? "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" : "text/csv; charset=utf-8", fileName);
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
    }
}
