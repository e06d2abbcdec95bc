using System.Collections.Frozen;
using System.Text.Json.Nodes;
using Jaytek.Contents.Contracts;
using Jaytek.Contents.Model;

namespace Jaytek.Contents.Recipes;

/// <summary>Tells what of an imported item no definition knows. It is kept as it came, except for scalars at the root.</summary>
internal sealed class ContentWarnings(ContentKinds kinds)
{
    // What Orchard welds onto items without a definition, and our mark of sample content.
    private static readonly FrozenSet<string> Welded = FrozenSet.Create(
        StringComparer.Ordinal,
        "ContainedPart", "TermPart", "Terms", "FlowMetadata", "WidgetMetadata", "LayerMetadata", "MenuItemsListPart", "CommonPart", "LocalizationPart",
        DemoMark.Name);

    public void Check(string path, JsonObject json, ContentItem item, ContentDefinitions definitions, Action<string, string> warn)
    {
        foreach (var (name, node) in json)
        {
            // Orchard's own exports never write a numeric Id; hand-written recipes do, and mean nothing by it.
            if (node is JsonValue && !RootProperties.IsKnown(name))
                warn($"{path}.{name}", $"{name} is no property of a content item; it is dropped.");
        }

        if (!item.Latest && !item.Published)
            warn(path, "The item is neither Latest nor Published: it is kept as history, which nobody sees.");
        if (definitions.Type(item.ContentType) is not { } type)
        {
            warn(path, $"There is no content type '{item.ContentType}'; the item is kept as it comes.");
            return;
        }

        CheckParts(path, json, type, warn);
        foreach (var (place, inner, innerType) in ContainedLists.Walk(type, json, definitions, kinds))
        {
            if (innerType is not null)
                CheckParts($"{path}.{place}", inner, innerType, warn);
            else
                warn($"{path}.{place}", $"There is no content type '{inner[nameof(ContentItem.ContentType)].AsText()}'; the item is kept as it comes.");
        }
    }

    private static void CheckParts(string path, JsonObject holder, ContentTypeDefinition type, Action<string, string> warn)
    {
        foreach (var (name, node) in holder)
        {
            if (node is JsonObject or JsonArray && type.Part(name) is null && !Welded.Contains(name) && !RootProperties.IsKnown(name))
                warn($"{path}.{name}", $"The type {type.Name} has no part {name}; it is kept as it comes.");
        }

        foreach (var attached in type.Parts)
        {
            // Only where the part has nothing but fields; the members of a part with code are its own affair.
            if (attached.Part.Name != type.Name || holder[attached.Name] is not JsonObject part)
                continue;
            foreach (var (name, node) in part)
            {
                if (node is not null && attached.Part.Field(name) is null)
                    warn($"{path}.{attached.Name}.{name}", $"The part {attached.Name} has no field {name}; it is kept as it comes.");
            }
        }
    }
}
