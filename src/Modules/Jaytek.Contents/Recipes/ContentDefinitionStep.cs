using Jaytek.Contents.Definitions;
using Jaytek.Engine.Contracts;
using Jaytek.Kernel;

namespace Jaytek.Contents.Recipes;

/// <summary><c>ContentDefinition</c>: merges types and parts into what is there.</summary>
internal sealed class ContentDefinitionStep(DefinitionStepRunner steps) : IRecipeStep
{
    public IReadOnlyList<string> Names { get; } = ["ContentDefinition"];

    public Task<Result> ExecuteAsync(RecipeStepContext context, CancellationToken cancellationToken) =>
        steps.RunAsync(context, DefinitionMerge.Type, DefinitionMerge.Part, cancellationToken);
}
