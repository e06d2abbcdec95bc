using Jaytek.Engine.Menus;
using Microsoft.AspNetCore.Http;

namespace Jaytek.Admin.Shell;

/// <summary>What the sidebar shows.</summary>
/// <param name="SiteName">The brand.</param>
/// <param name="UserName">Who is signed in.</param>
/// <param name="Groups">The entries by heading, in order.</param>
/// <param name="Current">The address of the entry that the page belongs to, or null.</param>
internal sealed record Navigation(string SiteName, string UserName, IReadOnlyList<IGrouping<string, MenuEntry>> Groups, string? Current)
{
    /// <summary>The entry whose address is the longest that the path lies at or under, so that an item's page marks its list.</summary>
    public static string? CurrentHref(IEnumerable<MenuEntry> entries, PathString path) => entries
        .Select(entry => entry.Href)
        .Where(href => path.StartsWithSegments(href.Split('?')[0]))
        .MaxBy(href => href.Length);
}
