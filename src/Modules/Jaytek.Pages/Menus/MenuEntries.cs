using System.Text.Json.Nodes;
using Jaytek.Contents.Contracts;
using Jaytek.Pages.Contracts;
using Jaytek.Pages.Contracts.Views;
using Microsoft.AspNetCore.Http;

namespace Jaytek.Pages.Menus;

/// <summary>Reads Orchard's menus: <c>MenuItemsListPart.MenuItems</c>, nested, with link, content and HTML entries.</summary>
internal static class MenuEntries
{
    private const int MaxEntries = 100;
    private const int MaxDepth = 3;

    /// <summary>The entries of a menu or of an entry.</summary>
    public static IReadOnlyList<ContentItem> Of(ContentItem owner) =>
        [.. (owner.Part("MenuItemsListPart")?["MenuItems"] as JsonArray ?? []).OfType<JsonObject>().Take(MaxEntries).Select(ContentItem.From)];

    /// <summary>The items that content entries lead to.</summary>
    public static IEnumerable<string> Picked(IReadOnlyList<ContentItem> entries, int depth = 0) =>
        depth == MaxDepth ? [] : entries.SelectMany(entry => Target(entry) is { } id ? Picked(Of(entry), depth + 1).Prepend(id) : Picked(Of(entry), depth + 1));

    /// <summary>The links; entries that lead nowhere now, such as to an item that was taken off the site, are left out.</summary>
    public static IReadOnlyList<MenuLink> Links(
        IReadOnlyList<ContentItem> entries, IReadOnlyDictionary<string, ContentItem> items, int depth = 0)
    {
        var links = new List<MenuLink>();
        foreach (var entry in depth == MaxDepth ? [] : entries)
        {
            if (Link(entry, items) is { } link)
                links.Add(new MenuLink(link.Text, link.Url, Window(entry), IsCurrent: false, Links(Of(entry), items, depth + 1)));
        }
        return links;
    }

    /// <summary>The same links, those that lead to where the visitor is marked.</summary>
    public static IReadOnlyList<MenuLink> Marked(IReadOnlyList<MenuLink> links, PathString here) =>
        [.. links.Select(link => link with { IsCurrent = IsCurrent(link.Url, here), Items = Marked(link.Items, here) })];

    private static LinkText? Link(ContentItem entry, IReadOnlyDictionary<string, ContentItem> items)
    {
        if (Target(entry) is { } id)
            return items.TryGetValue(id, out var item) ? LinkText.Of(item.Url(), entry.DisplayText is { Length: > 0 } text ? text : item.Title()) : null;
        var part = entry.Part("LinkMenuItemPart") ?? entry.Part("HtmlMenuItemPart");
        return LinkText.Of(part?["Url"].AsText(), entry.DisplayText);
    }

    private static string? Target(ContentItem entry) =>
        entry.Picked("ContentMenuItemPart", "SelectedContentItem") is [var id, ..] ? id : null;

    private static string? Window(ContentItem entry) =>
        (entry.Part("LinkMenuItemPart") ?? entry.Part("HtmlMenuItemPart"))?["Target"].AsText() == "_blank" ? "_blank" : null;

    private static bool IsCurrent(string url, PathString here) =>
        url.StartsWith('/') && (url == "/" ? here == "/" : here.StartsWithSegments(url.Split('?', '#')[0].TrimEnd('/')));
}
