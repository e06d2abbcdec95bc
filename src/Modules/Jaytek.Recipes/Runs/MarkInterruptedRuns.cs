using Jaytek.Engine.Actions;
using Jaytek.Engine.Data;
using Jaytek.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Recipes.Runs;

/// <summary>Ends in the history what a killed process left as running.</summary>
internal sealed class MarkInterruptedRuns(ActionRunner runner, JaytekDb db)
{
    /// <summary>How many runs there were.</summary>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var running = await db.Set<RecipeRun>().AsNoTracking().Where(run => run.Outcome == RecipeOutcome.Running)
            .Select(run => new { run.Id, run.Process }).ToListAsync(cancellationToken);
        var gone = running.Where(run => ProcessMark.IsGone(run.Process)).Select(run => run.Id).ToList();
        if (gone.Count == 0)
            return 0;
        var marked = await runner.RunAsync<int>("recipes.recipe.mark_interrupted", async scope =>
        {
            var runs = await scope.Db.Set<RecipeRun>().Where(run => gone.Contains(run.Id) && run.Outcome == RecipeOutcome.Running).ToListAsync(cancellationToken);
            foreach (var run in runs)
                (run.Outcome, run.FinishedAt) = (RecipeOutcome.Interrupted, scope.Now);
            return runs.Count;
        }, cancellationToken);
        return marked.Error is { } error ? throw new InvalidOperationException($"Interrupted runs could not be marked: {error}") : marked.Value;
    }
}
