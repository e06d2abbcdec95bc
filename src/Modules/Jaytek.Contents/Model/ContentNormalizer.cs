using System.Text.Json.Nodes;
using Jaytek.Contents.Contracts;

namespace Jaytek.Contents.Model;

/// <summary>Brings the members that a definition knows into canonical JSON, in the item and in the items inside it. Everything else stays as it came.</summary>
internal sealed class ContentNormalizer(ContentDefinitions definitions, ContentKinds kinds)
{
    public void Normalize(ContentTypeDefinition type, JsonObject parts)
    {
        NormalizeParts(type, parts);
        foreach (var (_, item, itemType) in ContainedLists.Walk(type, parts, definitions, kinds))
        {
            if (itemType is null)
                continue;
            NormalizeRoot(item);
            NormalizeParts(itemType, item);
        }
    }

    private void NormalizeParts(ContentTypeDefinition type, JsonObject holder)
    {
        foreach (var attached in type.Parts)
        {
            if (holder[attached.Name] is not JsonObject json)
                continue;
            kinds.Part(attached.Part.Name)?.Normalize(new PartContext(type, attached, json));
            foreach (var field in attached.Part.Fields)
            {
                if (json[field.Name] is JsonObject value)
                    kinds.Field(field.FieldName)?.Normalize(new FieldContext(type, attached, field, value));
                else if (json[field.Name] is null)
                    json.Remove(field.Name);
            }
        }
    }

    // As on reading an item: scalars at the root that are no root property go.
    private static void NormalizeRoot(JsonObject item)
    {
        foreach (var name in item.Where(member => member.Value is null or JsonValue && !RootProperties.IsKnown(member.Key)).Select(member => member.Key).ToList())
            item.Remove(name);
        foreach (var name in new[] { nameof(ContentItem.Latest), nameof(ContentItem.Published) })
        {
            if (item[name].AsText() is not null && item[name].AsFlag() is { } flag)
                item[name] = flag;
        }
    }
}
