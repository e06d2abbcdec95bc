using Jaytek.Engine.Menus;
using Microsoft.AspNetCore.Http;

namespace Jaytek.Admin.Shell;

/// <summary>Where a page stands.</summary>
/// <param name="Entry">The menu entry that it belongs to, or null.</param>
/// <param name="IsEntry">Whether it is that entry's own page.</param>
/// <param name="Title">What the page is called.</param>
internal sealed record Breadcrumbs(MenuEntry? Entry, bool IsEntry, string? Title)
{
    /// <summary>The way to a page.</summary>
    /// <param name="entries">The entries that the user sees.</param>
    /// <param name="section">Where the page belongs; its own address unless it says otherwise.</param>
    /// <param name="path">The page's address.</param>
    /// <param name="title">What it is called.</param>
    public static Breadcrumbs Of(IEnumerable<MenuEntry> entries, PathString section, PathString path, string? title)
    {
        var all = entries.ToList();
        var entry = Navigation.CurrentHref(all, section) is { } href ? all.Find(one => one.Href == href) : null;
        return new Breadcrumbs(entry, entry is not null && path == new PathString(entry.Href.Split('?')[0]), title);
    }
}
