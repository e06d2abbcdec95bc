using Jaytek.Engine.Actions;
using Jaytek.Kernel;
using Jaytek.Recipes.Library;
using Microsoft.EntityFrameworkCore;
using Quartz;

namespace Jaytek.Recipes.Runs;

/// <summary>Asks for a run or a check of a recipe. The answer is a row that waits; <see cref="WorkOffRuns"/> works it off in the background.</summary>
internal sealed class StartRecipe(ActionRunner runner, RecipeSources sources, ISchedulerFactory schedulers)
{
    /// <summary>The run's id.</summary>
    /// <param name="source">The recipe, as <see cref="RecipeSources"/> names it.</param>
    /// <param name="isCheck">True to look at what it would do.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<Result<long>> RunAsync(string source, bool isCheck, CancellationToken cancellationToken)
    {
        var opened = await sources.OpenAsync(source, cancellationToken);
        if (opened.Error is { } error)
            return error;
        var name = opened.Value.File.Header.Name;
        var run = await runner.RunAsync<RecipeRun>("recipes.recipe.start", async scope =>
        {
            if (await scope.RefuseAsync(RecipesPermissions.Manage, null, cancellationToken) is { } refusal)
                return refusal;
            if (await scope.Db.Set<RecipeRun>().AnyAsync(
                other => other.Source == source && other.IsCheck == isCheck && (other.Outcome == RecipeOutcome.Waiting || other.Outcome == RecipeOutcome.Running), cancellationToken))
                return RecipesErrors.Busy(name);
            var made = new RecipeRun
            {
                Name = name, Origin = opened.Value.Origin, Source = source, FileHash = opened.Value.File.Hash, IsCheck = isCheck, ActorId = scope.Actor.UserId, ActorName = scope.Actor.UserName,
                Process = ProcessMark.Own, StartedAt = scope.Now, Outcome = RecipeOutcome.Waiting, Steps = "[]",
            };
            scope.Db.Add(made);
            scope.Audit("Recipe", name, $"Recipe {name} to be {(isCheck ? "checked" : "run")}, from {made.Origin}");
            await scope.Db.SaveChangesAsync(cancellationToken);
            return made;
        }, cancellationToken);
        // Two presses at once see nothing of each other before they commit; the index lets one of them in.
        if (run.Error is { } refused)
            return refused.Code == "engine.duplicate" ? RecipesErrors.Busy(name) : refused;
        // The schedule finds it anyway; this only saves the wait.
        await (await schedulers.GetScheduler(cancellationToken)).TriggerJob(new JobKey(WorkOffRuns.JobName), cancellationToken: cancellationToken);
        return run.Value.Id;
    }
}
