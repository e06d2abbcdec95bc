using Jaytek.Contents.Contracts;
using Jaytek.Engine.Contracts;
using Jaytek.Engine.Http;
using Jaytek.Engine.Security;
using Jaytek.Engine.Settings;
using Jaytek.Pages.Contracts;
using Jaytek.Pages.Contracts.Views;
using Jaytek.Portfolio.Contracts.Views;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ViewEngines;

namespace Jaytek.Portfolio.DJs;

/// <summary>The public pages of DJs.</summary>
[Open("Public pages; items are shown by the visitor's rights.")]
public sealed class DJsController(
    IContentReader reader, ContentDisplay display, ICompositeViewEngine views, ISettings<SiteSettings> site, ListFacets facets)
    : ContentPageController(reader, display, views)
{
    /// <summary>DJs by name, narrowed by <c>genre</c>, <c>city</c> and <c>country</c>.</summary>
    [HttpGet("/djs"), PageNumber]
    public async Task<IActionResult> Index(int page = 1, CancellationToken cancellationToken = default)
    {
        var narrowing = await facets.ReadAsync(DJSummaries.Type, "/djs", name => Request.Query[name], cancellationToken);
        var query = new ContentQuery(DJSummaries.Type) { OrderBy = nameof(ContentItem.DisplayText), Descending = false };
        return await ListAsync(query, narrowing, page, (await site.GetAsync(cancellationToken)).PageSize, cancellationToken) is { } list
            ? View(new ItemListPage(
                new PageHead("DJs", "The DJs of this site, their mixes and their dates.", list.Paging.Url(page)),
                list.Items, list.Paging, narrowing.View(list.Paging.Total, ("DJ", "DJs"))))
            : NotFound();
    }

    /// <summary>A DJ.</summary>
    [HttpGet("/djs/{slug}")]
    public Task<IActionResult> DJ(string slug, CancellationToken cancellationToken) =>
        ShowBySlugAsync(DJSummaries.Type, "djs", slug, cancellationToken);
}
