using System.Text.Json.Nodes;
using Jaytek.Engine.Contracts;
using Jaytek.Kernel;
using Jaytek.Recipes.Files;
using Jaytek.Recipes.Library;
using Jaytek.Recipes.Runs;

namespace Jaytek.Recipes.Steps;

/// <summary><c>Recipes</c>: runs other recipes by name, inside this step's unit of work.</summary>
/// <param name="library">Where recipes are found.</param>
/// <param name="inner">Made late: the runner of recipes needs all steps, of which this is one.</param>
internal sealed class RecipesStep(RecipeLibrary library, Func<RunInnerRecipe> inner) : IRecipeStep
{
    public const string Name = "Recipes";

    public IReadOnlyList<string> Names => [Name];

    /// <summary>Prepares the steps of the recipes that are there; what is wrong with others is told when their turn comes.</summary>
    public async Task<Result> PrepareAsync(RecipeStepContext context, CancellationToken cancellationToken)
    {
        var prepared = new Dictionary<string, PreparedRecipe>(StringComparer.Ordinal);
        foreach (var (path, name) in Named(context.Step))
        {
            if (name is null || await library.FindAsync(name, cancellationToken) is not { IsSuccess: true, Value: var found })
                continue;
            if (await inner().PrepareAsync(found, cancellationToken) is { IsSuccess: true, Value: var ready })
                prepared[path] = ready;
        }
        context.Prepared = prepared;
        return Result.Success;
    }

    public async Task<Result> ExecuteAsync(RecipeStepContext context, CancellationToken cancellationToken)
    {
        if (context.Step.InAnyCase("Values") is not JsonArray)
            context.Warn("$", "The step has no `Values`, so it runs no recipe.");
        foreach (var (path, name) in Named(context.Step))
        {
            if (name is null)
            {
                context.Warn(path, "A recipe is named by `name`; this is skipped.");
                continue;
            }
            if ((await RunAsync(name, path, context, cancellationToken)).Error is { } error)
                return error;
        }
        return Result.Success;
    }

    /// <summary>The places of the recipes in the step, each with the recipe's name or null where it has none.</summary>
    public static IEnumerable<(string Path, string? Name)> Named(JsonObject step)
    {
        var values = step.InAnyCase("Values") as JsonArray ?? [];
        for (var i = 0; i < values.Count; i++)
        {
            var name = (values[i] as JsonObject)?.TextOf("name");
            yield return (SourceMap.Item(SourceMap.Member("$", step.NameInAnyCase("Values")!), i), string.IsNullOrWhiteSpace(name) ? null : name);
        }
    }

    private async Task<Result> RunAsync(string name, string path, RecipeStepContext context, CancellationToken ct)
    {
        var found = await library.FindAsync(name, ct);
        if (found.Error is { } missing)
        {
            // A recipe of a module that is not here is no reason to lose the rest; one that cannot be read is.
            if (missing.Code != RecipesErrors.UnknownRecipe(name).Code)
                return missing;
            context.Warn(path, $"There is no recipe named {name} here; it is skipped.");
            return Result.Success;
        }
        var ran = context.Prepared is Dictionary<string, PreparedRecipe> prepared && prepared.TryGetValue(path, out var ready)
            ? await inner().RunAsync(ready, ct)
            : await inner().RunAsync(found.Value, ct);
        if (ran.Error is { } error)
            return error;
        foreach (var warning in ran.Value.Warnings.Concat(ran.Value.Steps.SelectMany(step => step.Warnings)))
            context.Warn(path, $"{name}: {warning}");
        foreach (var step in ran.Value.Steps)
            Count(step, context);
        return Result.Success;
    }

    private static void Count(StepReport step, RecipeStepContext context)
    {
        for (var i = 0; i < step.Created; i++)
            context.Count(RecipeChange.Created);
        for (var i = 0; i < step.Changed; i++)
            context.Count(RecipeChange.Changed);
        for (var i = 0; i < step.Unchanged; i++)
            context.Count(RecipeChange.Unchanged);
    }
}
