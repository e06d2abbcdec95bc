using System.Globalization;
using System.Text.Json.Nodes;
using Jaytek.Contents.Contracts;
using Jaytek.Pages.Outlines;

namespace Jaytek.Pages.Menus;

/// <summary>
/// Orchard's nested <c>MenuItemsListPart.MenuItems</c> as rows, and rows as that. Entries are found again by their ids, and what the editor
/// does not show of them stays as it was.
/// </summary>
internal static class MenuTree
{
    /// <summary>How many levels a theme shows, so that nothing is moved deeper.</summary>
    public const int Levels = 3;

    /// <summary>Menus from elsewhere may nest deeper; what is deeper than this is kept below its entry and not shown.</summary>
    public const int MostLevels = 10;

    /// <summary>More entries nobody finds their way in.</summary>
    public const int MostRows = 300;

    private const string Part = "MenuItemsListPart";
    private const string Member = "MenuItems";

    /// <summary>The entries in the order in which they are read, as many levels as the editor shows.</summary>
    public static List<MenuRow> Read(ContentItem menu, ContentDefinitions definitions)
    {
        var rows = new List<MenuRow>();
        Read(menu.Part(Part)?[Member], 0, rows, definitions);
        return rows;
    }

    /// <summary>Writes the rows into a menu.</summary>
    public static void Write(ContentItem menu, IReadOnlyList<MenuRow> rows)
    {
        var stored = new Dictionary<string, JsonObject>(StringComparer.Ordinal);
        Collect(menu.Part(Part)?[Member], 0, stored);
        // The lists that are open at each depth, from the outermost.
        var outermost = new JsonArray();
        var open = new List<JsonArray> { outermost };
        foreach (var row in Outline.Whole(rows.Where(row => !row.IsRemoved).ToList(), MostLevels))
        {
            var entry = stored.Remove(row.Id, out var known) ? known : new ContentItem(row.TypeName) { ContentItemId = row.Id }.ToJson();
            Fill(entry, row);
            open.RemoveRange(row.Depth + 1, open.Count - row.Depth - 1);
            open[row.Depth].Add(entry);
            open.Add(Below(entry));
        }

        foreach (var entry in outermost.OfType<JsonObject>())
            Tidy(entry);
        menu.GetOrAddPart(Part)[Member] = outermost;
    }

    /// <summary>Where each row stands in the JSON, for what is wrong with it: <c>MenuItemsListPart.MenuItems[0].MenuItemsListPart.MenuItems[2]</c>.</summary>
    public static IReadOnlyList<string> Paths(IReadOnlyList<MenuRow> rows)
    {
        var paths = new List<string>(rows.Count);
        var counts = new List<(string List, int Count)> { ($"{Part}.{Member}", 0) };
        foreach (var row in rows)
        {
            counts.RemoveRange(row.Depth + 1, counts.Count - row.Depth - 1);
            var (list, count) = counts[row.Depth];
            counts[row.Depth] = (list, count + 1);
            var path = string.Create(CultureInfo.InvariantCulture, $"{list}[{count}]");
            paths.Add(path);
            counts.Add(($"{path}.{Part}.{Member}", 0));
        }

        return paths;
    }

    private static void Read(JsonNode? list, int depth, List<MenuRow> rows, ContentDefinitions definitions)
    {
        foreach (var entry in depth == MostLevels ? [] : (list as JsonArray ?? []).OfType<JsonObject>())
        {
            rows.Add(Row(entry, depth, definitions));
            Read(entry[Part].Member(Member), depth + 1, rows, definitions);
        }
    }

    private static MenuRow Row(JsonObject entry, int depth, ContentDefinitions definitions)
    {
        var typeName = entry[nameof(ContentItem.ContentType)].AsText() ?? "";
        var kind = MenuRow.KindOf(definitions.Type(typeName));
        var link = entry[PartOf(kind)];
        return new MenuRow(entry[nameof(ContentItem.ContentItemId)].AsText() ?? "", typeName, kind, depth)
        {
            Text = entry[nameof(ContentItem.DisplayText)].AsText() ?? "",
            Url = link.Member("Url").AsText() ?? "",
            Target = link.Member("Target").AsText() ?? "",
            Html = link.Member("Html").AsText() ?? "",
            Picked = link.Member("SelectedContentItem").Member("ContentItemIds").AsTexts() is [var id, ..] ? id : "",
        };
    }

    private static string PartOf(MenuKind kind) => kind switch
    {
        MenuKind.Content => "ContentMenuItemPart",
        MenuKind.Html => "HtmlMenuItemPart",
        _ => "LinkMenuItemPart",
    };

    // Takes the entries apart: each without those below it, unless these are too deep to be shown.
    private static void Collect(JsonNode? list, int depth, Dictionary<string, JsonObject> stored)
    {
        foreach (var entry in (list as JsonArray ?? []).OfType<JsonObject>())
        {
            var own = entry.DeepClone().AsObject();
            if (depth < MostLevels - 1)
            {
                (own[Part] as JsonObject)?.Remove(Member);
                Collect(entry[Part].Member(Member), depth + 1, stored);
            }

            stored.TryAdd(entry[nameof(ContentItem.ContentItemId)].AsText() ?? "", own);
        }
    }

    private static void Fill(JsonObject entry, MenuRow row)
    {
        entry[nameof(ContentItem.DisplayText)] = row.Text.Length > 0 ? row.Text : null;
        switch (row.Kind)
        {
            case MenuKind.Link:
                FillLink(entry.GetOrAddObject(PartOf(row.Kind)), row);
                break;
            case MenuKind.Html:
                FillLink(entry.GetOrAddObject(PartOf(row.Kind)), row);
                entry.GetOrAddObject(PartOf(row.Kind))["Html"] = row.Html;
                break;
            case MenuKind.Content:
                entry.GetOrAddObject(PartOf(row.Kind)).GetOrAddObject("SelectedContentItem")["ContentItemIds"] =
                    row.Picked.Length > 0 ? new JsonArray(row.Picked) : new JsonArray();
                break;
            case MenuKind.Other:
                break;
            default:
                throw new InvalidOperationException($"Nobody fills {row.Kind}.");
        }
    }

    private static void FillLink(JsonObject part, MenuRow row)
    {
        part["Url"] = row.Url;
        if (row.Target.Length > 0)
            part["Target"] = row.Target;
        else
            part.Remove("Target");
    }

    // An entry without any below it says nothing of them.
    private static void Tidy(JsonObject entry)
    {
        if (entry[Part] is not JsonObject part || part[Member] is not JsonArray below)
            return;
        foreach (var inner in below.OfType<JsonObject>())
            Tidy(inner);
        if (below.Count == 0)
            part.Remove(Member);
        if (part.Count == 0)
            entry.Remove(Part);
    }

    private static JsonArray Below(JsonObject entry)
    {
        var part = entry.GetOrAddObject(Part);
        if (part[Member] is JsonArray list)
            return list;
        list = [];
        part[Member] = list;
        return list;
    }
}
