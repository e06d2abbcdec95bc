using System.Text.Json;
using Jaytek.Engine.Actions;
using Jaytek.Kernel;
using Jaytek.Recipes.Library;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Jaytek.Recipes.Runs;

/// <summary>Works off one run: a check whole, a run from the first step that is not done, unless another file has taken the recipe's place meanwhile. Where the site stops meanwhile the run waits for its next start.</summary>
internal sealed class WorkOffRun(ActionRunner runner, RecipeSources sources, RunRecipe run, CheckRecipe check, TimeProvider clock, ILogger<WorkOffRun> logger)
{
    public async Task RunAsync(RecipeRun row, CancellationToken cancellationToken)
    {
        try
        {
            var opened = await sources.OpenAsync(row.Source!, cancellationToken);
            var error = opened.Error ?? await WorkAsync(opened.Value, row, cancellationToken);
            // A run that began has ended its row itself; what did not begin, and checks, are ended here.
            if (error is not null)
                await EndAsync(row.Id, RecipeOutcome.Failed, error, null);
        }
        catch (OperationCanceledException)
        {
            await EndAsync(row.Id, RecipeOutcome.Waiting, null, null);
            throw;
        }
        catch (Exception wrong)
        {
            logger.LogError(wrong, "The run {Run} of the recipe {Recipe} failed", row.Id, row.Name);
            await EndAsync(row.Id, RecipeOutcome.Failed, RecipesErrors.StepCrashed(row.Name, wrong.GetBaseException().Message), null);
        }
    }

    private async Task<Error?> WorkAsync(OpenedRecipe recipe, RecipeRun row, CancellationToken cancellationToken)
    {
        if (!row.IsCheck && row.FileHash != recipe.File.Hash)
        {
            await EndAsync(row.Id, RecipeOutcome.Interrupted, RecipesErrors.FileChanged(row.Name, row.Reports.Count), null);
            return null;
        }
        if (!row.IsCheck)
            return (await run.ContinueAsync(recipe, row, cancellationToken)).Error;
        var report = await check.RunAsync(recipe, _ => { }, cancellationToken);
        if (report.Error is { } error)
            return error;
        await EndAsync(row.Id, report.Value.Error is null ? RecipeOutcome.Succeeded : RecipeOutcome.Failed, report.Value.Error, report.Value.Steps);
        return null;
    }

    private Task<Result> EndAsync(long id, RecipeOutcome outcome, Error? error, IReadOnlyList<StepReport>? steps) =>
        runner.RunAsync("recipes.recipe.end", async scope =>
        {
            var row = await scope.Db.Set<RecipeRun>().SingleAsync(one => one.Id == id, CancellationToken.None);
            row.Outcome = outcome;
            row.Error = error?.ToString();
            row.FinishedAt = outcome == RecipeOutcome.Waiting ? null : clock.GetUtcNow();
            // Whoever stopped the site did not mean this run.
            if (outcome == RecipeOutcome.Waiting)
                row.Attempts--;
            if (steps is not null)
                row.Steps = JsonSerializer.Serialize(steps, JsonSerializerOptions.Web);
            return Result.Success;
        }, CancellationToken.None);
}
