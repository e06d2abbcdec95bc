using Jaytek.Engine.Actions;
using Jaytek.Engine.Security;
using Jaytek.Kernel;
using Jaytek.Recipes.Files;
using Jaytek.Recipes.Library;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Jaytek.Recipes.Runs;

/// <summary>
/// Runs a recipe: its steps in order, each in a scope and a unit of work of its own, so that a feature which one step switches on serves
/// the next. A step that fails is rolled back whole and ends the recipe; the steps before it stand, and a second run finds them unchanged.
/// </summary>
internal sealed class RunRecipe(
    ActionRunner runner, ICurrentActor actor, MarkInterruptedRuns interrupted, RecipeSessions sessions, IServiceScopeFactory scopes, TimeProvider clock, ILogger<RunRecipe> logger)
{
    /// <summary>The report, with its <see cref="RecipeReport.Error"/> set where a step failed; or why the recipe did not begin.</summary>
    /// <param name="recipe">The recipe.</param>
    /// <param name="onStep">Called after each step that was committed.</param>
    /// <param name="ct">Ends the run; the step that runs is rolled back.</param>
    public async Task<Result<RecipeReport>> RunAsync(OpenedRecipe recipe, Action<StepReport> onStep, CancellationToken ct)
    {
        await interrupted.RunAsync(ct);
        var begun = await BeginAsync(recipe, ct);
        if (begun.Error is { } refusal)
            return refusal;
        try
        {
            return await RunStepsAsync(recipe, begun.Value.Id, 0, onStep, ct);
        }
        catch (OperationCanceledException)
        {
            await FinishAsync(begun.Value.Id, RecipeOutcome.Interrupted, null, CancellationToken.None);
            throw;
        }
    }

    /// <summary>Goes on with a run that was begun: the steps that its row lists are done. Who cancels it says what becomes of the row.</summary>
    public async Task<Result<RecipeReport>> ContinueAsync(OpenedRecipe recipe, RecipeRun run, CancellationToken ct) =>
        await RunStepsAsync(recipe, run.Id, run.Reports.Count, _ => { }, ct);

    private async Task<Result<RecipeReport>> RunStepsAsync(OpenedRecipe recipe, long runId, int from, Action<StepReport> onStep, CancellationToken ct)
    {
        var session = await sessions.OpenAsync(recipe, ct);
        var done = new List<StepReport>();
        Error? error = null;
        foreach (var step in recipe.File.Steps.Skip(from))
        {
            var report = await RunStepAsync(session, step, runId, ct);
            error = report.Error is { } failed ? failed with { Message = $"step {step.Index + 1} {step.Name}: {failed.Message}" } : null;
            if (error is not null)
                break;
            done.Add(report.Value);
            onStep(report.Value);
        }
        var finished = await FinishAsync(runId, error is null ? RecipeOutcome.Succeeded : RecipeOutcome.Failed, error, ct);
        return finished.Error is { } lost ? lost : new RecipeReport(recipe.File.Header.Name, session.Warnings, done, error);
    }

    private Task<Result<RecipeRun>> BeginAsync(OpenedRecipe recipe, CancellationToken ct) =>
        runner.RunAsync<RecipeRun>("recipes.recipe.run", async scope =>
        {
            if (await scope.RefuseAsync(RecipesPermissions.Manage, null, ct) is { } refusal)
                return refusal;
            var run = new RecipeRun
            {
                Name = recipe.File.Header.Name,
                Origin = recipe.Origin,
                ActorName = scope.Actor.UserName,
                Process = ProcessMark.Own,
                StartedAt = scope.Now,
                Outcome = RecipeOutcome.Running,
                Steps = "[]",
            };
            scope.Db.Add(run);
            scope.Audit("Recipe", recipe.File.Header.Name, $"Recipe {recipe.File.Header.Name} begun, from {recipe.Origin}");
            return run;
        }, ct);

    private async Task<Result<StepReport>> RunStepAsync(RecipeSession session, RecipeFileStep step, long runId, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Actor = actor.Actor;
        try
        {
            return await scope.ServiceProvider.GetRequiredService<RunStep>().RunAsync(session, step, runId, ct);
        }
        catch (Exception wrong) when (wrong is not OperationCanceledException)
        {
            // A step is other modules' code over a stranger's data: its bug must end the recipe, not the site that is being set up.
            logger.LogError(wrong, "Step {Step} of the recipe {Recipe} failed", step.Index + 1, session.File.Header.Name);
            return RecipesErrors.StepCrashed(step.Name, wrong.GetBaseException().Message);
        }
    }

    private Task<Result> FinishAsync(long runId, RecipeOutcome outcome, Error? error, CancellationToken ct) =>
        runner.RunAsync("recipes.recipe.finish", async scope =>
        {
            var run = await scope.Db.Set<RecipeRun>().SingleAsync(one => one.Id == runId, ct);
            run.FinishedAt = clock.GetUtcNow();
            run.Outcome = outcome;
            run.Error = error?.ToString();
            return Result.Success;
        }, ct);
}
