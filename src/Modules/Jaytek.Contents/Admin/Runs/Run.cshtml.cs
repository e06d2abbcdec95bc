using Jaytek.Admin.Contracts;
using Jaytek.Contents.Bulk;
using Jaytek.Contents.Contracts;
using Jaytek.Engine.Security;
using Jaytek.Kernel;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Jaytek.Contents.Admin.Runs;

/// <summary>A bulk run: how far it is, and what became of each item. It draws itself anew every two seconds while the run is open.</summary>
[Require(AdminFeature.Access)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class RunModel(BulkRuns runs, CancelBulkRun cancel, RetryBulkRun retry, IContentDefinitionManager definitions, TimeProvider clock) : PageModel
{
    private const int PageSize = 50;

    public BulkRun Run { get; private set; } = null!;

    /// <summary>The results that are shown; null for all.</summary>
    public BulkOutcome? Outcome { get; private set; }

    public IReadOnlyList<BulkItem> Items { get; private set; } = [];

    /// <summary>Later items come after this position; null on the last page.</summary>
    public int? Next { get; private set; }

    public string Name => RunWords.Name(Run, Type);

    public string ListAddress => $"/admin/content/{Run.ContentType}";

    /// <summary>How much is done, in hundredths.</summary>
    public int Percent => Run.Total == 0 ? 0 : (int)(100L * (Run.Done + Run.Refused) / Run.Total);

    public DateTimeOffset Now => clock.GetUtcNow();

    private ContentTypeDefinition? Type => definitions.Current.Type(Run.ContentType);

    public async Task<IActionResult> OnGetAsync([FromRoute] string id, BulkOutcome? outcome, int after, CancellationToken cancellationToken)
    {
        if (await runs.FindAsync(id, cancellationToken) is not { } run)
            return NotFound();
        Run = run;
        Outcome = outcome;
        var found = await runs.ItemsAsync(id, outcome, after, PageSize + 1, cancellationToken);
        Items = [.. found.Take(PageSize)];
        Next = found.Count > PageSize ? Items[^1].Position : null;
        ViewData["Title"] = Name;
        ViewData["Section"] = ListAddress;
        return Page();
    }

    /// <summary>Stops the run.</summary>
    public async Task<IActionResult> OnPostCancelAsync([FromRoute] string id, CancellationToken cancellationToken) =>
        Answer(id, await cancel.RunAsync(id, cancellationToken), "Cancelled. What was done stays done.");

    /// <summary>Tries again what was refused, and does what is left.</summary>
    public async Task<IActionResult> OnPostRetryAsync([FromRoute] string id, CancellationToken cancellationToken) =>
        Answer(id, await retry.RunAsync(id, cancellationToken), "The rest is tried now.");

    private IActionResult Answer(string id, Result result, string done)
    {
        if (result.Error is { Kind: ErrorKind.NotFound })
            return NotFound();
        TempData.Notify(result.IsSuccess ? NoticeKind.Success : NoticeKind.Error, result.Error?.Message ?? done);
        return LocalRedirect("~" + BulkRuns.AddressOf(id));
    }
}
