using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Jaytek.Contents.Contracts;
using Jaytek.Contents.Definitions;

namespace Jaytek.Contents.Admin.Types;

/// <summary>Writes content types as the <c>ContentDefinition</c> step of a recipe, which takes them to another site.</summary>
internal static class DefinitionExport
{
    // It is downloaded, or shown escaped by Razor; escaping it for HTML as well would make it unreadable.
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The step: the types, and the records of the parts that they are made of.</summary>
    public static JsonObject Step(IReadOnlyCollection<ContentTypeDefinition> types, ContentDefinitions definitions) =>
        Step(types, types.SelectMany(type => type.Parts).Select(part => definitions.Part(part.Part.Name)).OfType<ContentPartDefinition>().DistinctBy(part => part.Name));

    /// <summary>The step for reading.</summary>
    public static string Text(IReadOnlyCollection<ContentTypeDefinition> types, ContentDefinitions definitions) => Step(types, definitions).ToJsonString(Indented);

    /// <summary>A whole recipe as UTF-8: of some types, with their parts.</summary>
    public static byte[] Recipe(IReadOnlyCollection<ContentTypeDefinition> types, ContentDefinitions definitions) => Recipe(Step(types, definitions));

    /// <summary>A whole recipe as UTF-8: of everything that is defined, parts that no type has among it.</summary>
    public static byte[] Recipe(ContentDefinitions definitions) => Recipe(Step(definitions.Types, definitions.Parts));

    private static JsonObject Step(IEnumerable<ContentTypeDefinition> types, IEnumerable<ContentPartDefinition> parts) => new()
    {
        ["name"] = "ContentDefinition",
        ["ContentTypes"] = new JsonArray([.. types.Select(type => (JsonNode)DefinitionRecords.Write(type))]),
        ["ContentParts"] = new JsonArray([.. parts.Select(part => (JsonNode)DefinitionRecords.Write(part))]),
    };

    private static byte[] Recipe(JsonObject step) => JsonSerializer.SerializeToUtf8Bytes(
        new JsonObject
        {
            ["name"] = "content-types",
            ["displayName"] = "Content types",
            ["description"] = "The content types of a site.",
            ["issetuprecipe"] = false,
            ["steps"] = new JsonArray(step),
        },
        Indented);
}
