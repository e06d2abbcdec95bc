using Jaytek.Contents.Bulk;
using Jaytek.Contents.Contracts;
using Jaytek.Engine.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Jaytek.Contents.Admin.Runs;

/// <summary>The bulk runs that a person may see, newest first: where one that was left is found again.</summary>
[Require(AdminFeature.Access)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class RunsModel(BulkRuns runs, IContentDefinitionManager definitions, TimeProvider clock) : PageModel
{
    private const int Shown = 50;

    public IReadOnlyList<BulkRun> Runs { get; private set; } = [];

    public DateTimeOffset Now => clock.GetUtcNow();

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        ViewData["Title"] = "Bulk runs";
        ViewData["Section"] = "/admin/content";
        Runs = await runs.ListAsync(Shown, cancellationToken);
    }

    /// <summary>What a run does: "Publish 1,000 mixes".</summary>
    public string Name(BulkRun run) => RunWords.Name(run, definitions.Current.Type(run.ContentType));
}
