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

namespace Jaytek.Portfolio.Mixes;

/// <summary>The public pages of mixes.</summary>
[Open("Public pages; items are shown by the visitor's rights.")]
public sealed class MixesController(
    IContentReader reader, ContentDisplay display, ICompositeViewEngine views, ISettings<SiteSettings> site, ListFacets facets)
    : ContentPageController(reader, display, views)
{
    /// <summary>Mixes, newest first, narrowed by <c>dj</c> and <c>genre</c>.</summary>
    [HttpGet("/mixes"), PageNumber]
    public async Task<IActionResult> Index(string? dj, int page = 1, CancellationToken cancellationToken = default)
    {
        var by = dj is { Length: > 0 } ? await Reader.FindBySlugAsync("DJProfile", dj, cancellationToken) : null;
        if (dj is { Length: > 0 } && by is null)
            return NotFound();
        var narrowing = await facets.ReadAsync(MixSummaries.Type, "/mixes", name => Request.Query[name], cancellationToken);
        if (await ListAsync(new ContentQuery(MixSummaries.Type), narrowing, page, (await site.GetAsync(cancellationToken)).PageSize, cancellationToken) is not { } list)
            return NotFound();
        var head = by is null
            ? new PageHead("Mixes", "The newest DJ mixes, with tracklists.", list.Paging.Url(page))
            : new PageHead($"Mixes by {by.Title()}", $"All mixes by {by.Title()}, newest first.", list.Paging.Url(page));
        var filters = narrowing.View(list.Paging.Total, ("mix", "mixes"));
        return View(by is null
            ? new ItemListPage(head, list.Items, list.Paging, filters)
            : new ItemListPage(head, MixSummaries.WithoutDJ(list.Items), list.Paging, filters, LinkText.Of(by.Url(), by.Title())));
    }

    /// <summary>A mix.</summary>
    [HttpGet("/mixes/{slug}")]
    public Task<IActionResult> Mix(string slug, CancellationToken cancellationToken) =>
        ShowBySlugAsync(MixSummaries.Type, "mixes", slug, cancellationToken);
}
