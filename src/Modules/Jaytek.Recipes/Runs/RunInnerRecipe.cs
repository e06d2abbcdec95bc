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
    /// <summary>Does what the steps need no transaction for. Steps of features that are off yet are prepared when their turn comes.</summary>
    public async Task<Result<PreparedRecipe>> PrepareAsync(OpenedRecipe recipe, CancellationToken ct)
    {
        if (chain.Enter(recipe.File.Header.Name) is { } circle)
            return circle;
        try
        {
            var session = await sessions.OpenAsync(recipe, ct);
            var prepared = new List<Result<PreparedStep>>();
            foreach (var step in recipe.File.Steps)
                prepared.Add(await steps.PrepareAsync(session, step, ct));
            return new PreparedRecipe(recipe, session, prepared);
        }
        finally
        {
            chain.Leave();
        }
    }

    /// <summary>Prepares and runs at once, for whoever has a unit of work open already.</summary>
    public async Task<Result<RecipeReport>> RunAsync(OpenedRecipe recipe, CancellationToken ct)
    {
        var prepared = await PrepareAsync(recipe, ct);
        return prepared.Error is { } refusal ? refusal : await RunAsync(prepared.Value, ct);
    }

    /// <summary>Runs what was prepared.</summary>
    /// <param name="prepared">The recipe.</param>
    /// <param name="ct">Ends the run between or within steps.</param>
    public Task<Result<RecipeReport>> RunAsync(PreparedRecipe prepared, CancellationToken ct) =>
        runner.RunAsync<RecipeReport>("recipes.recipe.run_inner", async scope =>
        {
            var (recipe, session, _) = prepared;
            var header = recipe.File.Header;
            if (chain.Enter(header.Name) is { } circle)
                return circle;
            try
            {
                var done = new List<StepReport>();
                foreach (var (step, ready) in recipe.File.Steps.Zip(prepared.Steps))
                {
                    var report = ready.Error is { } refusal ? refusal : await steps.RunAsync(ready.Value, ct);
                    if (report.Error is { } error)
                        return error with { Message = $"{recipe.Origin}, step {step.Index + 1} {step.Name}: {error.Message}" };
                    // The next step must find in the database what this one did.
                    await scope.Db.SaveChangesAsync(ct);
                    done.Add(report.Value);
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
        Process = ProcessMark.Own,
        StartedAt = scope.Now,
        FinishedAt = scope.Now,
        Outcome = RecipeOutcome.Succeeded,
        Steps = JsonSerializer.Serialize(done, JsonSerializerOptions.Web),
    };
}
