using System.Text.Json;
using System.Text.Json.Nodes;
using Jaytek.Contents.Contracts;
using Jaytek.Engine.Modules;

namespace Jaytek.Contents.Definitions;

/// <summary>
/// The types, parts and fields that the recipes of modules bring. A module's code reads them by name, so they are not removed here; their
/// labels, order and settings are the site's, because such a recipe runs only when its feature is first switched on.
/// </summary>
internal sealed class OwnedDefinitions
{
    private static readonly JsonDocumentOptions Lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    private readonly Dictionary<string, string> _types = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _parts = new(StringComparer.Ordinal);
    private readonly HashSet<(string Owner, string Name)> _attached = [];
    private readonly HashSet<(string Owner, string Name)> _fields = [];

    /// <summary>Reads the recipes that travel inside the modules.</summary>
    public OwnedDefinitions(ModuleCatalog catalog)
    {
        foreach (var feature in catalog.Features)
        {
            var assembly = catalog.Assemblies.FirstOrDefault(assembly => assembly.GetName().Name == feature.ModuleId);
            foreach (var file in feature.Recipes)
            {
                using var stream = assembly?.GetManifestResourceStream(file);
                if (stream is not null)
                    Read(JsonNode.Parse(stream, documentOptions: Lenient), feature.Name);
            }
        }
    }

    /// <summary>The feature that brings a type, or null.</summary>
    public string? OwnerOfType(string name) => _types.GetValueOrDefault(name);

    /// <summary>The feature that brings a part, or null.</summary>
    public string? OwnerOfPart(string name) => _parts.GetValueOrDefault(name);

    /// <summary>The feature whose recipe attaches a part to a type under this name, or null.</summary>
    public string? OwnerOfAttachment(string type, string name) => _attached.Contains((type, name)) ? OwnerOfType(type) : null;

    /// <summary>The feature that brings a field of a part, or null.</summary>
    public string? OwnerOfField(string part, string name) => _fields.Contains((part, name)) ? OwnerOfPart(part) : null;

    private void Read(JsonNode? recipe, string feature)
    {
        foreach (var step in Objects(recipe.Member("steps")))
        {
            if (step["name"].AsText() is not ("ContentDefinition" or "ReplaceContentDefinition"))
                continue;
            foreach (var type in Objects(step["ContentTypes"]))
                Add(type, feature, _types, DefinitionRecords.TypeParts, _attached);
            foreach (var part in Objects(step["ContentParts"]))
                Add(part, feature, _parts, DefinitionRecords.PartFields, _fields);
        }
    }

    private static void Add(
        JsonObject record, string feature, Dictionary<string, string> owners, string list, HashSet<(string Owner, string Name)> members)
    {
        if (record["Name"].AsText() is not { } name)
            return;
        owners.TryAdd(name, feature);
        foreach (var member in Objects(record[list]))
            members.Add((name, member["Name"].AsText() ?? member["PartName"].AsText() ?? ""));
    }

    private static IEnumerable<JsonObject> Objects(JsonNode? list) => list is JsonArray array ? array.OfType<JsonObject>() : [];
}
