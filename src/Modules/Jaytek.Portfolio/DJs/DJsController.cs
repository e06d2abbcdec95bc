using Jaytek.Contents.Contracts;
using Jaytek.Engine.Contracts;
using Jaytek.Engine.Security;
using Jaytek.Engine.Settings;
using Jaytek.Pages.Contracts;
using Jaytek.Pages.Contracts.Views;
using Jaytek.Portfolio.Contracts.Views;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ViewEngines;
using Microsoft.Extensions.DependencyInjection;

namespace Jaytek.Portfolio.DJs;

/// <summary>The public pages of DJs.</summary>
[Open("Public pages; items are shown by the visitor's rights.")]
public sealed class DJsController : ContentPageController
{
    private readonly ISettings<SiteSettings> _site;
    private readonly DJFacets _facets;

    /// <summary>Made by dependency injection.</summary>
    public DJsController(IContentReader reader, ContentDisplay display, ICompositeViewEngine views, ISettings<SiteSettings> site, IServiceProvider services)
        : base(reader, display, views) =>
        (_site, _facets) = (site, services.GetRequiredService<DJFacets>());

    /// <summary>DJs by name, narrowed by <c>genre</c>, <c>city</c> and <c>country</c>.</summary>
    [HttpGet("/djs")]
    public async Task<IActionResult> Index(int page = 1, CancellationToken cancellationToken = default)
    {
        var narrowing = Narrowing.Read("/djs", DJFacets.All, await _facets.RowsAsync(cancellationToken), name => Request.Query[name]);
        var query = new ContentQuery(DJSummaries.Type) { OrderBy = nameof(ContentItem.DisplayText), Descending = false };
        return await ListAsync(query, narrowing, page, (await _site.GetAsync(cancellationToken)).PageSize, cancellationToken) is { } list
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
