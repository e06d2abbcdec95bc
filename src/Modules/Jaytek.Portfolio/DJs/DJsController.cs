using Jaytek.Contents.Contracts;
using Jaytek.Engine.Contracts;
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
public sealed class DJsController(IContentReader reader, ContentDisplay display, ICompositeViewEngine views, ISettings<SiteSettings> site)
    : ContentPageController(reader, display, views)
{
    /// <summary>All DJs by name.</summary>
    [HttpGet("/djs")]
    public async Task<IActionResult> Index(int page = 1, CancellationToken cancellationToken = default)
    {
        var query = new ContentQuery(DJSummaries.Type) { OrderBy = nameof(ContentItem.DisplayText), Descending = false };
        return await ListAsync(query, "/djs", page, (await site.GetAsync(cancellationToken)).PageSize, cancellationToken) is { } list
            ? View(new ItemListPage(new PageHead("DJs", "The DJs of this site, their mixes and their dates.", list.Paging.Url(page)), list.Items, list.Paging))
            : NotFound();
    }

    /// <summary>A DJ.</summary>
    [HttpGet("/djs/{slug}")]
    public Task<IActionResult> DJ(string slug, CancellationToken cancellationToken) =>
        ShowBySlugAsync(DJSummaries.Type, "djs", slug, cancellationToken);
}
