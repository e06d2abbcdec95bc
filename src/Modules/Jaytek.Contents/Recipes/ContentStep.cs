using System.Text.Json;
using System.Text.Json.Nodes;
using Jaytek.Contents.Contracts;
using Jaytek.Contents.Definitions;
using Jaytek.Contents.Index;
using Jaytek.Contents.Items;
using Jaytek.Engine.Actions;
using Jaytek.Engine.Contracts;
using Jaytek.Kernel;

namespace Jaytek.Contents.Recipes;

/// <summary><c>Content</c>: imports items. All of them or none: a wrong one is named with its place.</summary>
internal sealed class ContentStep(ImportContentItem import, DefinitionView definitions, ContentWarnings warnings, UnitOfWork unit) : IRecipeStep
{
    private const string Data = "Data";

    public IReadOnlyList<string> Names { get; } = ["Content"];

    public async Task<Result> ExecuteAsync(RecipeStepContext context, CancellationToken cancellationToken)
    {
        if (context.Step.InAnyCase(Data) is not JsonArray list)
        {
            context.Warn("$", "The step has no list 'Data'; there is nothing to import.");
            return Result.Success;
        }

        // In the order in which changes of the types take them, so that a long import is not the one that a deadlock ends.
        foreach (var type in list.Select(item => item.Member(nameof(ContentItem.ContentType)).AsText()).OfType<string>().Distinct().Order(StringComparer.Ordinal))
            await FieldLock.ShareAsync(unit.Db, type, cancellationToken);
        for (var i = 0; i < list.Count; i++)
        {
            var path = $"$.{context.Step.NameInAnyCase(Data)}[{i}]";
            var outcome = await ImportAsync(context, path, list[i], cancellationToken);
            if (outcome.Error is { } error)
                return error with { Message = $"At {context.Place(path)}: {error.Message}" };
            context.Count(outcome.Value);
        }

        return Result.Success;
    }

    private async Task<Result<RecipeChange>> ImportAsync(RecipeStepContext context, string path, JsonNode? node, CancellationToken cancellationToken)
    {
        if (node is not JsonObject json)
            return new Error("contents.import.shape", "A content item is an object.");
        ContentItem item;
        try
        {
            item = ContentItem.From(json);
        }
        catch (JsonException e)
        {
            return new Error("contents.import.shape", e.Message);
        }

        warnings.Check(path, json, item, definitions.Current, context.Warn);
        var imported = await import.RunAsync(item, cancellationToken);
        if (imported.Error is { } error)
            return error;
        return imported.Value.Outcome switch
        {
            ContentImport.Created => RecipeChange.Created,
            ContentImport.Changed => RecipeChange.Changed,
            _ => RecipeChange.Unchanged,
        };
    }
}
