using Jaytek.Engine.Contracts;
using Jaytek.Engine.Http;
using Jaytek.Engine.Security;
using Jaytek.Engine.Settings;
using Jaytek.Search.Contracts;
using Jaytek.Search.Contracts.Views;
using Microsoft.AspNetCore.Mvc;

namespace Jaytek.Search.Results;

/// <summary>The search page.</summary>
[Open("A public page; it finds what everybody may view.")]
public sealed class SearchController(ISiteSearch search, ISettings<SiteSettings> site) : Controller
{
    /// <summary><c>/search?q=…</c>, narrowed by <c>kind=Mix</c>.</summary>
    [HttpGet("/search"), PageNumber]
    public async Task<IActionResult> Index(string? q, string? kind, int page = 1, CancellationToken cancellationToken = default)
    {
        // The frame of the page tells who is signed in: no cache on the way may hand it on.
        (Response.Headers.CacheControl, Response.Headers.Vary) = ("private, no-cache", "Cookie");
        if (page is < 1 or > SearchRequest.MaxPage)
            return NotFound();
        var size = (await site.GetAsync(cancellationToken)).PageSize;
        var found = await search.FindAsync(new SearchRequest(q, kind, page, size), cancellationToken);
        if (page > 1 && found is null or { Hits.Count: 0 })
            return NotFound();
        var text = (q ?? "").Trim();
        // Pages of results are the visitor's, not the site's: no search engine should list them.
        var head = new PageHead(text.Length > 0 ? $"{Shortened(text)}: search" : "Search", "Find DJs, mixes, dates, courses and pages.", "/search", "noindex, follow");
        return View("Index", new SearchPage(head, text, kind, found));
    }

    private static string Shortened(string text) => text.Length <= 60 ? text : string.Concat(text.AsSpan(0, char.IsHighSurrogate(text[58]) ? 58 : 59), "…");
}
