using System.Text.Json.Nodes;
using Jaytek.Contents.Contracts;
using Jaytek.Contents.Definitions;
using Jaytek.Contents.Model;
using Jaytek.Engine.Contracts;
using Jaytek.Kernel;

namespace Jaytek.Contents.Recipes;

/// <summary>What the steps that bring definitions share: reading the records, warning about what has no effect, counting.</summary>
internal sealed class DefinitionStepRunner(ChangeDefinitions change, DefinitionView view, ContentKinds kinds)
{
    public const string Types = "ContentTypes";
    public const string Parts = "ContentParts";

    /// <summary>Brings the records of a step, each made into its final form from what is there and what the step says.</summary>
    public async Task<Result> RunAsync(
        RecipeStepContext context,
        Func<JsonObject?, JsonObject, JsonObject> type,
        Func<JsonObject?, JsonObject, JsonObject> part,
        CancellationToken cancellationToken)
    {
        var current = await view.ReloadAsync(cancellationToken);
        var reader = new DefinitionReader(context.Warn);
        var warnings = new DefinitionWarnings(kinds, context.Warn);
        var partsRead = reader.Records(context.Step, Parts).Select(found => (found.Path, Record: reader.Part(found.Path, found.Record))).ToList();
        var typesRead = reader.Records(context.Step, Types).Select(found => (found.Path, Record: reader.Type(found.Path, found.Record))).ToList();
        var partNames = partsRead.Select(read => read.Record?["Name"].AsText()).ToHashSet();

        var parts = new Dictionary<string, JsonObject>(StringComparer.Ordinal);
        foreach (var (path, record) in partsRead)
        {
            if (record is null)
                continue;
            warnings.Part(path, record);
            var name = record["Name"].AsText()!;
            parts[name] = part(parts.GetValueOrDefault(name) ?? Stored(current.Part(name)), record);
        }

        var types = new Dictionary<string, JsonObject>(StringComparer.Ordinal);
        foreach (var (path, record) in typesRead)
        {
            if (record is null)
                continue;
            var name = record["Name"].AsText()!;
            // The part that bears the type's name holds its fields and may as well have none.
            warnings.Type(path, record, attached => attached == name || partNames.Contains(attached) || current.Part(attached) is not null);
            types[name] = type(types.GetValueOrDefault(name) ?? Stored(current.Type(name)), record);
        }

        warnings.Finish();
        return await ApplyAsync(context, new DefinitionChanges([.. types.Values], [.. parts.Values], [], []), types.Count + parts.Count, cancellationToken);
    }

    /// <summary>Applies changes and counts them.</summary>
    public async Task<Result> ApplyAsync(RecipeStepContext context, DefinitionChanges changes, int wanted, CancellationToken cancellationToken)
    {
        var result = await change.RunAsync(changes, cancellationToken);
        if (result.Error is { } error)
            return error;
        var outcome = result.Value;
        for (var i = 0; i < outcome.Created.Count; i++)
            context.Count(RecipeChange.Created);
        for (var i = 0; i < outcome.Changed.Count + outcome.Removed.Count; i++)
            context.Count(RecipeChange.Changed);
        for (var i = outcome.Created.Count + outcome.Changed.Count + outcome.Removed.Count; i < wanted; i++)
            context.Count(RecipeChange.Unchanged);
        return Result.Success;
    }

    private static JsonObject? Stored(ContentTypeDefinition? type) => type is null ? null : DefinitionRecords.Write(type);

    private static JsonObject? Stored(ContentPartDefinition? part) => part is null ? null : DefinitionRecords.Write(part);
}
