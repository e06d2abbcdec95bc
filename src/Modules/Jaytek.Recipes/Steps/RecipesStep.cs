using System.Text.Json.Nodes;
using Jaytek.Engine.Contracts;
using Jaytek.Kernel;
using Jaytek.Recipes.Files;
using Jaytek.Recipes.Library;
using Jaytek.Recipes.Runs;
using Microsoft.Extensions.DependencyInjection;

namespace Jaytek.Recipes.Steps;

/// <summary><c>Recipes</c>: runs other recipes by name, inside this step's unit of work.</summary>
internal sealed class RecipesStep(RecipeLibrary library, IServiceProvider services) : IRecipeStep
{
    public IReadOnlyList<string> Names => ["Recipes"];

    public async Task<Result> ExecuteAsync(RecipeStepContext context, CancellationToken cancellationToken)
    {
        if (context.Step.Member("Values") is not JsonArray values)
        {
            context.Warn("$", "The step has no `Values`, so it runs no recipe.");
            return Result.Success;
        }
        for (var i = 0; i < values.Count; i++)
        {
            var path = SourceMap.Item(SourceMap.Member("$", context.Step.NameOf("Values")!), i);
            var name = (values[i] as JsonObject)?.Member("name").Text();
            if (string.IsNullOrWhiteSpace(name))
            {
                context.Warn(path, "A recipe is named by `name`; this is skipped.");
                continue;
            }
            if ((await RunAsync(name, path, context, cancellationToken)).Error is { } error)
                return error;
        }
        return Result.Success;
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
        // Looked up late: the runner of recipes needs all steps, of which this is one.
        var ran = await services.GetRequiredService<RunInnerRecipe>().RunAsync(found.Value, _ => { }, ct);
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
