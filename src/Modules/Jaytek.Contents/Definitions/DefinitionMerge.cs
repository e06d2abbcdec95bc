using System.Text.Json.Nodes;
using Jaytek.Contents.Contracts;

namespace Jaytek.Contents.Definitions;

/// <summary>
/// Merges the records of a ContentDefinition step into what is there: settings deeply, parts and fields by name, and nothing is
/// taken away. The order of what is there stays; what is new follows.
/// </summary>
internal static class DefinitionMerge
{
    /// <summary>The merged record of a type, from a canonical <paramref name="record"/>.</summary>
    public static JsonObject Type(JsonObject? existing, JsonObject record)
    {
        var merged = existing?.DeepClone().AsObject() ?? new JsonObject
        {
            ["Name"] = record["Name"]?.DeepClone(),
            ["DisplayName"] = record["Name"]?.DeepClone(),
            ["Settings"] = new JsonObject(),
            [DefinitionRecords.TypeParts] = new JsonArray(),
        };
        if (record["DisplayName"].AsText() is { Length: > 0 } displayName)
            merged["DisplayName"] = displayName;
        MergeSettings(merged, record);
        MergeList(merged, record, DefinitionRecords.TypeParts, "PartName");
        return merged;
    }

    /// <summary>The merged record of a part, from a canonical <paramref name="record"/>.</summary>
    public static JsonObject Part(JsonObject? existing, JsonObject record)
    {
        var merged = existing?.DeepClone().AsObject() ?? new JsonObject
        {
            ["Name"] = record["Name"]?.DeepClone(),
            ["Settings"] = new JsonObject(),
            [DefinitionRecords.PartFields] = new JsonArray(),
        };
        MergeSettings(merged, record);
        MergeList(merged, record, DefinitionRecords.PartFields, "FieldName");
        return merged;
    }

    private static void MergeSettings(JsonObject target, JsonObject record)
    {
        if (record["Settings"] is JsonObject settings)
            JsonMerge.Settings(target.GetOrAddObject("Settings"), settings);
    }

    private static void MergeList(JsonObject target, JsonObject record, string list, string kind)
    {
        if (record[list] is not JsonArray items)
            return;
        if (target[list] is not JsonArray existing)
            target[list] = existing = [];
        foreach (var item in items.OfType<JsonObject>())
        {
            var found = existing.OfType<JsonObject>().FirstOrDefault(other => other["Name"].AsText() == item["Name"].AsText());
            if (found is null)
            {
                found = new JsonObject { [kind] = item[kind]?.DeepClone(), ["Name"] = item["Name"]?.DeepClone(), ["Settings"] = new JsonObject() };
                existing.Add(found);
            }

            found[kind] = item[kind]?.DeepClone();
            MergeSettings(found, item);
        }
    }
}
