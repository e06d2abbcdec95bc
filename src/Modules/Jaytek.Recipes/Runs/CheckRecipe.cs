using Jaytek.Engine.Actions;
using Jaytek.Engine.Security;
using Jaytek.Kernel;
using Jaytek.Recipes.Files;
using Jaytek.Recipes.Library;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.Logging;

namespace Jaytek.Recipes.Runs;

/// <summary>
/// Says what running a recipe would do: runs it whole in one unit of work and rolls that back. A step that fails is undone, told, and the
/// check goes on, so that one look finds every mistake; steps after it may fail only because it did.
/// </summary>
internal sealed class CheckRecipe(
    ActionRunner runner, IAuthorizer authorizer, ICurrentActor current, RecipeSessions sessions, StepRunner steps, RecipeChain chain, ILogger<CheckRecipe> logger)
{
    /// <summary>The report, with its <see cref="RecipeReport.Error"/> set to the first step's failure; or why the check did not begin.</summary>
    public async Task<Result<RecipeReport>> RunAsync(OpenedRecipe recipe, Action<StepReport> onStep, CancellationToken ct)
    {
        if (!await authorizer.AllowsAsync(current.Actor, RecipesPermissions.Manage, null, ct))
            return Refusals.Missing(current.Actor, RecipesPermissions.Manage);
        if (chain.Enter(recipe.File.Header.Name) is { } circle)
            return circle;
        var session = await sessions.OpenAsync(recipe, ct);
        var prepared = new List<Result<PreparedStep>>();
        foreach (var step in recipe.File.Steps)
            prepared.Add(await GuardAsync(step, () => steps.PrepareAsync(session, step, ct)));
        return await runner.RehearseAsync<RecipeReport>("recipes.recipe.check", async scope =>
        {
            var done = new List<StepReport>();
            foreach (var (step, ready) in recipe.File.Steps.Zip(prepared))
            {
                var failedBefore = done.Find(one => one.Error is not null)?.Number;
                var report = ready.Error is { } refusal ? refusal : await RunStepAsync(ready.Value, scope, ct);
                done.Add(report.Error is { } error ? StepReport.Failed(step, error, failedBefore) : report.Value with { After = failedBefore });
                onStep(done[^1]);
            }
            var first = done.Find(one => one.Error is not null);
            return new RecipeReport(
                recipe.File.Header.Name, session.Warnings, done,
                first?.Error is { } failure ? failure with { Message = $"step {first.Number} {first.Name}: {failure.Message}" } : null);
        }, ct);
    }

    /// <summary>Runs one step, and undoes what it did where it fails.</summary>
    private async Task<Result<StepReport>> RunStepAsync(PreparedStep step, ActionScope scope, CancellationToken ct)
    {
        const string Before = "before_step";
        var transaction = scope.Db.Database.CurrentTransaction!;
        await transaction.CreateSavepointAsync(Before, ct);
        var report = await GuardAsync(step.Step, async () =>
        {
            var ran = await steps.RunAsync(step, ct);
            // The next step must find in the database what this one did.
            if (ran.IsSuccess)
                await scope.Db.SaveChangesAsync(ct);
            return ran;
        });
        if (report.IsSuccess)
        {
            await transaction.ReleaseSavepointAsync(Before, ct);
            return report;
        }
        await transaction.RollbackToSavepointAsync(Before, ct);
        scope.Db.ChangeTracker.Clear();
        return report;
    }

    private async Task<Result<T>> GuardAsync<T>(RecipeFileStep step, Func<Task<Result<T>>> work)
    {
        try
        {
            return await work();
        }
        catch (Exception wrong) when (wrong is not OperationCanceledException)
        {
            logger.LogError(wrong, "The check failed at step {Step}", step.Index + 1);
            return RecipesErrors.StepCrashed(step.Name, wrong.GetBaseException().Message);
        }
    }
}
