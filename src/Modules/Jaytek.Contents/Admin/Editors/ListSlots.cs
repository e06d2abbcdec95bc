using System.Text.Json.Nodes;
using Jaytek.Contents.Contracts;
using Jaytek.Contents.Model;

namespace Jaytek.Contents.Admin.Editors;

/// <summary>Finds the places for lists of items that an item has, filled or not.</summary>
internal sealed class ListSlots(ContentKinds kinds, IContentDefinitionManager definitions)
{
    /// <summary>Deeper than this nobody nests terms or menus; what is deeper is kept and not shown.</summary>
    private const int MaxDepth = 6;

    /// <summary>The places in the attached parts of an item.</summary>
    public IEnumerable<ListSlot> Of(JsonObject root, ContentTypeDefinition type) =>
        type.Parts.OrderBy(part => part.Position).SelectMany(part => Of(root, type, part));

    /// <summary>
    /// The places that hang on an entry though its type attaches no part for them: Orchard puts the narrower terms of a term into
    /// a <c>Terms</c> at its root, and the entries of a submenu into a <c>MenuItemsListPart</c> of the entry.
    /// </summary>
    public static IEnumerable<ListSlot> OnEntryOf(ListSlot list, int depth) => depth >= MaxDepth ? [] : list.Member switch
    {
        "Terms" => [list with { Path = "Terms", Part = null, Heading = "Narrower terms", Hint = "" }],
        "MenuItems" => [list with { Path = "MenuItemsListPart.MenuItems", Part = null, Heading = "Entries below it", Hint = "" }],
        _ => [],
    };

    private IEnumerable<ListSlot> Of(JsonObject root, ContentTypeDefinition type, ContentTypePartDefinition part)
    {
        if (kinds.Part(part.Part.Name) is not { } kind)
            return [];
        // What may stand in a list is asked of the list, so those that are missing are made in a copy.
        var json = root[part.Name]?.DeepClone() as JsonObject ?? [];
        var context = new PartContext(type, part, json);
        var paths = kind.ContainedPaths(context);
        foreach (var path in paths)
            EditorPath.ListOrNew(json, path);
        return kind.Contained(context).Select(list => new ListSlot(
            EditorPath.Join(part.Name, list.Path), part.Name, Heading(kind, part, list.Path, paths.Count > 1), part.Description, Addable(list), Welded(kind)));
    }

    private IReadOnlyList<ContentTypeDefinition> Addable(ContainedItems list) =>
        [.. definitions.Current.Types.Where(list.Allows).OrderBy(type => type.DisplayName, StringComparer.Ordinal)];

    private static string Heading(IContentPart kind, ContentTypePartDefinition part, string path, bool isOneOfSeveral)
    {
        var name = part.DisplayName == part.Part.Name ? kind.DisplayName : part.DisplayName;
        return isOneOfSeveral ? $"{name}: {path[(path.LastIndexOf('.') + 1)..]}" : name;
    }

    // Orchard lays blocks out by what it welds to them; these are its values for a new one.
    private static JsonObject? Welded(IContentPart kind) => kind.Name switch
    {
        "FlowPart" => new JsonObject { ["FlowMetadata"] = new JsonObject { ["Alignment"] = "Justify", ["Size"] = 100 } },
        "WidgetsListPart" => new JsonObject { ["WidgetMetadata"] = new JsonObject { ["RenderTitle"] = false, ["Position"] = 0 } },
        _ => null,
    };
}
