using Jaytek.Contents.Contracts;
using Jaytek.Engine.Contracts;
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
public sealed class MixesController(IContentReader reader, ContentDisplay display, ICompositeViewEngine views, ISettings<SiteSettings> site)
    : ContentPageController(reader, display, views)
{
    /// <summary>All mixes, newest first; with <paramref name="dj"/>, a DJ's slug, those of one DJ.</summary>
    [HttpGet("/mixes")]
    public async Task<IActionResult> Index(string? dj, int page = 1, CancellationToken cancellationToken = default)
    {
        var by = dj is null ? null : await Reader.FindBySlugAsync("DJProfile", dj, cancellationToken);
        if (dj is not null && by is null)
            return NotFound();
        var query = new ContentQuery(MixSummaries.Type) { Filters = by is null ? [] : [ContentFilter.Equal("DJ", by.ContentItemId)] };
        var path = by is null ? "/mixes" : $"/mixes?dj={Uri.EscapeDataString(dj!)}";
        if (await ListAsync(query, path, page, (await site.GetAsync(cancellationToken)).PageSize, cancellationToken) is not { } list)
            return NotFound();
        var head = by is null
            ? new PageHead("Mixes", "The newest DJ mixes, with tracklists.", list.Paging.Url(page))
            : new PageHead($"Mixes by {by.Title()}", $"All mixes by {by.Title()}, newest first.", list.Paging.Url(page));
        return View(by is null
            ? new ItemListPage(head, list.Items, list.Paging)
            : new ItemListPage(head, MixSummaries.WithoutDJ(list.Items), list.Paging, LinkText.Of(by.Url(), by.Title())));
    }

    /// <summary>A mix.</summary>
    [HttpGet("/mixes/{slug}")]
    public Task<IActionResult> Mix(string slug, CancellationToken cancellationToken) =>
        ShowBySlugAsync(MixSummaries.Type, "mixes", slug, cancellationToken);
}
