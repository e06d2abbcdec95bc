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

    /// <summary>The step: the types, and the parts of code-less fields that they are made of.</summary>
    public static JsonObject Step(IReadOnlyCollection<ContentTypeDefinition> types)
    {
        var parts = types.SelectMany(type => type.Parts).Select(part => part.Part)
            .Where(part => part.Fields.Count > 0 || part.Settings.Sections.Any()).DistinctBy(part => part.Name);
        return new JsonObject
        {
            ["name"] = "ContentDefinition",
            ["ContentTypes"] = new JsonArray([.. types.Select(type => (JsonNode)DefinitionRecords.Write(type))]),
            ["ContentParts"] = new JsonArray([.. parts.Select(part => (JsonNode)DefinitionRecords.Write(part))]),
        };
    }

    /// <summary>The step for reading.</summary>
    public static string Text(IReadOnlyCollection<ContentTypeDefinition> types) => Step(types).ToJsonString(Indented);

    /// <summary>A whole recipe as UTF-8.</summary>
    public static byte[] Recipe(IReadOnlyCollection<ContentTypeDefinition> types) => JsonSerializer.SerializeToUtf8Bytes(
        new JsonObject
        {
            ["name"] = "content-types",
            ["displayName"] = "Content types",
            ["description"] = "The content types of a site.",
            ["issetuprecipe"] = false,
            ["steps"] = new JsonArray(Step(types)),
        },
        Indented);
}
