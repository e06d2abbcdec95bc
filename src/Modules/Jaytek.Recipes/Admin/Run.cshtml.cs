using Jaytek.Engine.Data;
using Jaytek.Engine.Security;
using Jaytek.Recipes.Library;
using Jaytek.Recipes.Runs;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Recipes.Admin;

/// <summary>A run as it goes on, step by step. The page can be left and found again; it asks anew while the run is going.</summary>
[Require(RecipesPermissions.ManageText)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class RunModel(JaytekDb db, RecipeSources sources) : PageModel
{
    public RecipeRun Run { get; private set; } = null!;

    public IReadOnlyList<StepLine> Lines { get; private set; } = [];

    public int Done { get; private set; }

    public bool IsGoing => Run.Outcome is RecipeOutcome.Waiting or RecipeOutcome.Running;

    public string Summary => string.Join(" · ", new[]
    {
        Run.IsCheck || Lines.Count == 0 ? "" : $"{Done} of {Lines.Count} steps",
        $"begun {RunWords.Moment(Run.StartedAt)}{(Run.ActorName is { } who ? $" by {who}" : "")}",
        RunWords.Took(Run) is { Length: > 0 } took ? $"took {took}" : "",
        RunWords.Origin(Run.Origin),
    }.Where(text => text.Length > 0));

    public async Task<IActionResult> OnGetAsync([FromRoute] long id, CancellationToken cancellationToken)
    {
        if (await db.Set<RecipeRun>().AsNoTracking().SingleOrDefaultAsync(run => run.Id == id, cancellationToken) is not { } found)
            return NotFound();
        Run = found;
        var reports = found.Reports;
        Done = reports.Count(report => report.Error is null);
        var names = found.Source is null ? [] : await NamesAsync(found, cancellationToken);
        Lines = [.. reports.Select(StepLine.Of), .. names.Skip(reports.Count).Select((name, at) => StepLine.Ahead(name, at == 0, found))];
        ViewData["Title"] = $"Run of {found.Name}";
        ViewData["Section"] = "/admin/recipes";
        return Page();
    }

    private async Task<IReadOnlyList<string>> NamesAsync(RecipeRun run, CancellationToken cancellationToken)
    {
        var opened = await sources.OpenAsync(run.Source!, cancellationToken);
        // The steps of a file that has taken its place are not those that this run left.
        return opened.IsSuccess && opened.Value.File.Hash == run.FileHash ? [.. opened.Value.File.Steps.Select(step => step.Name)] : [];
    }

    /// <summary>A step as the page shows it.</summary>
    internal sealed record StepLine(string Name, string State, string Words, IReadOnlyList<string> Warnings)
    {
        public static StepLine Of(StepReport report) => report.Error is { } error
            ? new StepLine(report.Name, "failed", error.Message + (report.After is { } after ? $" It may depend on step {after}, which fails." : ""), report.Warnings)
            : new StepLine(report.Name, "done", RunWords.Counts(report), report.Warnings);

        /// <summary>A step that has no report: the first of them is the one that runs, or that failed.</summary>
        public static StepLine Ahead(string name, bool isFirst, RecipeRun run) => (run.Outcome, isFirst) switch
        {
            (RecipeOutcome.Running, true) => new StepLine(name, "running", run.IsCheck ? "checking" : "running", []),
            (RecipeOutcome.Failed, true) => new StepLine(name, "failed", "failed", []),
            (RecipeOutcome.Waiting or RecipeOutcome.Running, _) => new StepLine(name, "ahead", "waits", []),
            _ => new StepLine(name, "ahead", "not run", []),
        };
    }
}
