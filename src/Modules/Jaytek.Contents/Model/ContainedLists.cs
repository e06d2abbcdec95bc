using System.Text.Json.Nodes;
using Jaytek.Contents.Contracts;
using Jaytek.Contents.Parts;

namespace Jaytek.Contents.Model;

/// <summary>Finds the lists of content items inside an item: in its attached parts, and those that Orchard welds on without a definition.</summary>
internal static class ContainedLists
{
    // The children of a term, and the entries below a menu entry.
    private const string Terms = "Terms";

    /// <summary>The lists directly inside <paramref name="holder"/>, which is an item's parts or a contained item; paths begin at the holder.</summary>
    public static IEnumerable<ContainedItems> Of(ContentTypeDefinition type, JsonObject holder, ContentKinds kinds)
    {
        foreach (var attached in type.Parts)
        {
            if (holder[attached.Name] is not JsonObject json || kinds.Part(attached.Part.Name) is not { } part)
                continue;
            foreach (var list in part.Contained(new PartContext(type, attached, json)))
                yield return list with { Path = $"{attached.Name}.{list.Path}" };
        }

        if (holder[Terms] is JsonArray terms)
            yield return new ContainedItems(Terms, terms);
        if (type.Part(MenuItemsListPart.PartName) is null && holder[MenuItemsListPart.PartName].Member("MenuItems") is JsonArray entries)
            yield return new ContainedItems($"{MenuItemsListPart.PartName}.MenuItems", entries);
    }

    /// <summary>The item and everything inside it, each with its path; what is of an unknown type is given without one.</summary>
    public static IEnumerable<(string Path, JsonObject Item, ContentTypeDefinition? Type)> Walk(
        ContentTypeDefinition type, JsonObject holder, ContentDefinitions definitions, ContentKinds kinds)
    {
        foreach (var list in Of(type, holder, kinds))
        {
            for (var i = 0; i < list.Items.Count; i++)
            {
                if (list.Items[i] is not JsonObject item)
                    continue;
                var path = $"{list.Path}[{i}]";
                var itemType = definitions.Type(item[nameof(ContentItem.ContentType)].AsText());
                yield return (path, item, itemType);
                if (itemType is null)
                    continue;
                foreach (var (innerPath, inner, innerType) in Walk(itemType, item, definitions, kinds))
                    yield return ($"{path}.{innerPath}", inner, innerType);
            }
        }
    }
}
