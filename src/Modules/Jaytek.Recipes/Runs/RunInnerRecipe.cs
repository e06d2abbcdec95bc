using System.Text.Json;
using Jaytek.Engine.Actions;
using Jaytek.Kernel;
using Jaytek.Recipes.Library;

namespace Jaytek.Recipes.Runs;

/// <summary>
/// Runs a recipe inside a unit of work that is open already: a recipe that a step or the switching-on of a feature asks for. It stands or
/// falls with that unit.
/// </summary>
internal sealed class RunInnerRecipe(ActionRunner runner, RecipeSessions sessions, StepRunner steps, RecipeChain chain)
{
    /// <param name="recipe">The recipe.</param>
    /// <param name="onStep">Called after each step that ran whole.</param>
    /// <param name="ct">Ends the run between or within steps.</param>
    public Task<Result<RecipeReport>> RunAsync(OpenedRecipe recipe, Action<StepReport> onStep, CancellationToken ct) =>
        runner.RunAsync<RecipeReport>("recipes.recipe.run_inner", async scope =>
        {
            var header = recipe.File.Header;
            if (chain.Enter(header.Name) is { } circle)
                return circle;
            try
            {
                var session = await sessions.OpenAsync(recipe, ct);
                var done = new List<StepReport>();
                foreach (var step in recipe.File.Steps)
                {
                    var report = await steps.RunAsync(session, step, ct);
                    if (report.Error is { } error)
                        return error with { Message = $"{recipe.Origin}, step {step.Index + 1} {step.Name}: {error.Message}" };
                    // The next step must find in the database what this one did.
                    await scope.Db.SaveChangesAsync(ct);
                    done.Add(report.Value);
                    onStep(report.Value);
                }
                scope.Db.Add(Finished(recipe, done, scope));
                return new RecipeReport(header.Name, session.Warnings, done, null);
            }
            finally
            {
                chain.Leave();
            }
        }, ct);

    private static RecipeRun Finished(OpenedRecipe recipe, List<StepReport> done, ActionScope scope) => new()
    {
        Name = recipe.File.Header.Name,
        Origin = recipe.Origin,
        ActorName = scope.Actor.UserName,
        StartedAt = scope.Now,
        FinishedAt = scope.Now,
        Outcome = RecipeOutcome.Succeeded,
        Steps = JsonSerializer.Serialize(done, JsonSerializerOptions.Web),
    };
}
