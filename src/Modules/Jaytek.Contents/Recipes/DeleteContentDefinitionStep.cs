using System.Text.Json.Nodes;
using Jaytek.Contents.Contracts;
using Jaytek.Contents.Definitions;
using Jaytek.Engine.Contracts;
using Jaytek.Kernel;

namespace Jaytek.Contents.Recipes;

/// <summary><c>DeleteContentDefinition</c>: removes types and parts by name; items and their data stay.</summary>
internal sealed class DeleteContentDefinitionStep(DefinitionStepRunner steps) : IRecipeStep
{
    public IReadOnlyList<string> Names { get; } = ["DeleteContentDefinition"];

    public Task<Result> ExecuteAsync(RecipeStepContext context, CancellationToken cancellationToken)
    {
        var types = Read(context, DefinitionStepRunner.Types);
        var parts = Read(context, DefinitionStepRunner.Parts);
        return steps.ApplyAsync(context, new DefinitionChanges([], [], types, parts), types.Count + parts.Count, cancellationToken);
    }

    private static IReadOnlyList<string> Read(RecipeStepContext context, string member)
    {
        if (context.Step.NameInAnyCase(member) is not { } name || context.Step[name] is not { } found)
            return [];
        if (found is not JsonArray list)
        {
            context.Warn($"$.{name}", "A list of names is expected; it is skipped.");
            return [];
        }

        for (var i = 0; i < list.Count; i++)
        {
            if (list[i].AsText() is null)
                context.Warn($"$.{name}[{i}]", "A name is expected; it is skipped.");
        }

        return [.. list.AsTexts().Distinct()];
    }
}
