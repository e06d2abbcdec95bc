using System.Text.Json.Nodes;
using Jaytek.Contents.Contracts;

namespace Jaytek.Contents.Definitions;

/// <summary>Definitions to and from Orchard's records, which is how they stand in recipes and in the database.</summary>
internal static class DefinitionRecords
{
    public const string TypeParts = "ContentTypePartDefinitionRecords";
    public const string PartFields = "ContentPartFieldDefinitionRecords";

    /// <summary>Definitions from the stored records. A part that is attached and has no record of its own has no fields.</summary>
    public static ContentDefinitions Build(IEnumerable<JsonObject> types, IEnumerable<JsonObject> parts)
    {
        var byName = parts.Select(ReadPart).ToDictionary(part => part.Name, StringComparer.Ordinal);
        var read = types.Select(record => ReadType(record, byName)).ToList();
        return new ContentDefinitions(read, byName.Values);
    }

    public static JsonObject Write(ContentTypeDefinition type) => new()
    {
        ["Name"] = type.Name,
        ["DisplayName"] = type.DisplayName,
        ["Settings"] = type.Settings.ToJson(),
        [TypeParts] = new JsonArray([.. type.Parts.Select(part => (JsonNode)new JsonObject
        {
            ["PartName"] = part.Part.Name,
            ["Name"] = part.Name,
            ["Settings"] = part.Settings.ToJson(),
        })]),
    };

    public static JsonObject Write(ContentPartDefinition part) => new()
    {
        ["Name"] = part.Name,
        ["Settings"] = part.Settings.ToJson(),
        [PartFields] = new JsonArray([.. part.Fields.Select(field => (JsonNode)new JsonObject
        {
            ["FieldName"] = field.FieldName,
            ["Name"] = field.Name,
            ["Settings"] = field.Settings.ToJson(),
        })]),
    };

    private static ContentTypeDefinition ReadType(JsonObject record, Dictionary<string, ContentPartDefinition> parts)
    {
        var name = record["Name"].AsText() ?? "";
        var attached =
            from item in Objects(record[TypeParts])
            let partName = item["PartName"].AsText() ?? item["Name"].AsText() ?? ""
            select new ContentTypePartDefinition(
                item["Name"].AsText() ?? partName,
                parts.GetValueOrDefault(partName) ?? new ContentPartDefinition(partName, DefinitionSettings.Empty, []),
                SettingsOf(item));
        return new ContentTypeDefinition(name, record["DisplayName"].AsText() ?? name, SettingsOf(record), [.. attached]);
    }

    private static ContentPartDefinition ReadPart(JsonObject record) => new(
        record["Name"].AsText() ?? "",
        SettingsOf(record),
        [.. Objects(record[PartFields]).Select(item => new ContentPartFieldDefinition(
            item["Name"].AsText() ?? "",
            item["FieldName"].AsText() ?? "",
            SettingsOf(item)))]);

    private static DefinitionSettings SettingsOf(JsonObject record) =>
        record["Settings"] is JsonObject settings ? DefinitionSettings.From(settings) : DefinitionSettings.Empty;

    private static IEnumerable<JsonObject> Objects(JsonNode? list) => list is JsonArray array ? array.OfType<JsonObject>() : [];
}
