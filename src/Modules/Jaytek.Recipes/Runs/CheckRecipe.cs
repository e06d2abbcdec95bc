using Jaytek.Engine.Actions;
using Jaytek.Kernel;
using Jaytek.Recipes.Library;
using Microsoft.Extensions.Logging;

namespace Jaytek.Recipes.Runs;

/// <summary>Says what running a recipe would do: runs it whole in one unit of work and rolls that back. It stops where the run would stop.</summary>
internal sealed class CheckRecipe(ActionRunner runner, RunInnerRecipe inner, ILogger<CheckRecipe> logger)
{
    public async Task<Result<RecipeReport>> RunAsync(OpenedRecipe recipe, Action<StepReport> onStep, CancellationToken ct)
    {
        var done = new List<StepReport>();
        try
        {
            return await runner.RehearseAsync<RecipeReport>("recipes.recipe.check", async scope =>
            {
                if (await scope.RefuseAsync(RecipesPermissions.Manage, null, ct) is { } refusal)
                    return refusal;
                return await inner.RunAsync(recipe, report =>
                {
                    done.Add(report);
                    onStep(report);
                }, ct);
            }, ct);
        }
        catch (Exception wrong) when (wrong is not OperationCanceledException)
        {
            logger.LogError(wrong, "The check of the recipe {Recipe} failed", recipe.File.Header.Name);
            return RecipesErrors.StepCrashed(NextStep(recipe, done.Count), wrong.GetBaseException().Message);
        }
    }

    private static string NextStep(OpenedRecipe recipe, int done) =>
        done < recipe.File.Steps.Count ? $"{done + 1} {recipe.File.Steps[done].Name}" : "(the last)";
}
