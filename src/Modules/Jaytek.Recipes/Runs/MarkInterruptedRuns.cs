using Jaytek.Engine.Actions;
using Jaytek.Engine.Data;
using Jaytek.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Jaytek.Recipes.Runs;

/// <summary>Puts right in the history what a killed process left as running: it is to go on, or has ended.</summary>
internal sealed class MarkInterruptedRuns(ActionRunner runner, JaytekDb db, ILogger<MarkInterruptedRuns> logger)
{
    /// <summary>Marks them. What keeps it from that is logged and left to the next time: neither the site nor a recipe depends on the history.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            if ((await MarkAsync(cancellationToken)).Error is { } error)
                logger.LogWarning("Interrupted runs of recipes could not be marked: {Error}", error);
        }
        catch (Exception wrong) when (wrong is not OperationCanceledException)
        {
            logger.LogError(wrong, "Interrupted runs of recipes could not be marked");
        }
    }

    private async Task<Result> MarkAsync(CancellationToken cancellationToken)
    {
        var running = await db.Set<RecipeRun>().AsNoTracking().Where(run => run.Outcome == RecipeOutcome.Running)
            .Select(run => new { run.Id, run.Process }).ToListAsync(cancellationToken);
        var gone = running.Where(run => ProcessMark.IsGone(run.Process)).Select(run => run.Id).ToList();
        if (gone.Count == 0)
            return Result.Success;
        return await runner.RunAsync("recipes.recipe.mark_interrupted", async scope =>
        {
            var runs = await scope.Db.Set<RecipeRun>().Where(run => gone.Contains(run.Id) && run.Outcome == RecipeOutcome.Running).ToListAsync(cancellationToken);
            foreach (var run in runs)
            {
                // What was asked for in the admin goes on where it was cut off, unless it is the run itself that ends its process.
                if (run.Source is not null && run.Attempts < WorkOffRuns.MostAttempts)
                    run.Outcome = RecipeOutcome.Waiting;
                else
                    (run.Outcome, run.FinishedAt) = (RecipeOutcome.Interrupted, scope.Now);
            }

            return Result.Success;
        }, cancellationToken);
    }
}
