using Jaytek.Admin.Contracts;
using Jaytek.Engine.Features;
using Jaytek.Engine.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Logging;

namespace Jaytek.Admin.Search;

/// <summary>Finds anything in the admin: a page of its own, and, asked for <c>part=1</c>, the list inside the palette.</summary>
[Require("admin:access:any")]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class SearchController(Enabled<IAdminSearchSource> sources, ILogger<SearchController> logger) : Controller
{
    /// <summary>The page's address.</summary>
    internal const string Address = "/admin/search";

    private const int MostOnPage = 20;
    private const int MostInPalette = 6;
    private const int MostTyped = 100;
    private const string Page = "/Themes/Jaytek.Admin/Search/Search.cshtml";
    private const string Part = "/Themes/Jaytek.Admin/Search/_Hits.cshtml";

    /// <summary>What matches.</summary>
    [HttpGet(Address)]
    public async Task<IActionResult> Find(string? q, bool part, CancellationToken cancellationToken)
    {
        var query = q?.Trim() ?? "";
        if (query.Length > MostTyped)
            query = query[..MostTyped];
        var groups = new List<SearchGroup>();
        foreach (var (source, hits, isSilent) in await sources.OrderBy(source => source.Position)
            .AskAsync(source => source.FindAsync(query, part ? MostInPalette : MostOnPage, cancellationToken), logger, cancellationToken))
        {
            if (isSilent || hits is { Count: > 0 })
                groups.Add(new SearchGroup(source.Group, hits ?? [], isSilent));
        }

        var found = new SearchPage(query, groups);
        return part ? PartialView(Part, found) : View(Page, found);
    }
}

/// <summary>What the page shows.</summary>
/// <param name="Query">What was typed.</param>
/// <param name="Groups">What was found; empty groups are left out.</param>
internal sealed record SearchPage(string Query, IReadOnlyList<SearchGroup> Groups);

/// <summary>What one source has found.</summary>
/// <param name="Name">Its heading.</param>
/// <param name="Hits">Best first.</param>
/// <param name="IsSilent">True where the source failed.</param>
internal sealed record SearchGroup(string Name, IReadOnlyList<SearchHit> Hits, bool IsSilent);
