using Jaytek.Contents.Definitions;
using Jaytek.Engine.Contracts;
using Jaytek.Kernel;

namespace Jaytek.Contents.Recipes;

/// <summary><c>ReplaceContentDefinition</c>: the records take the place of what is there.</summary>
internal sealed class ReplaceContentDefinitionStep(DefinitionStepRunner steps) : IRecipeStep
{
    public IReadOnlyList<string> Names { get; } = ["ReplaceContentDefinition"];

    public Task<Result> ExecuteAsync(RecipeStepContext context, CancellationToken cancellationToken) => steps.RunAsync(
        context, (_, record) => DefinitionMerge.Type(null, record), (_, record) => DefinitionMerge.Part(null, record), cancellationToken);
}
