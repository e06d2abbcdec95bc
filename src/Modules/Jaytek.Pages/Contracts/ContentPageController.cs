using Jaytek.Contents.Contracts;
using Jaytek.Engine.Contracts;
using Jaytek.Engine.PageCaching;
using Jaytek.Pages.Contracts.Views;
using Jaytek.Pages.Redirects;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ViewEngines;

namespace Jaytek.Pages.Contracts;

/// <summary>Base of the controllers that show content: a draft, a hidden item and an absent one are the same 404, or lead where a redirect of the address says.</summary>
[PublicPage]
[ServiceFilter<RedirectFilter>]
public abstract class ContentPageController(IContentReader reader, ContentDisplay display, ICompositeViewEngine views) : Controller
{
    /// <summary>Reads items.</summary>
    protected IContentReader Reader => reader;

    /// <summary>Makes models.</summary>
    protected ContentDisplay Display => display;

    /// <summary>The page of a type's item by its slug. An item whose editor gave it another address is there, so this leads on to it.</summary>
    protected async Task<IActionResult> ShowBySlugAsync(string contentType, string prefix, string slug, CancellationToken cancellationToken)
    {
        if (await reader.FindBySlugAsync(contentType, slug, cancellationToken) is not { } item)
            return NotFound();
        return item.Url() is { } url && !string.Equals(url, $"/{prefix}/{slug}", StringComparison.OrdinalIgnoreCase)
            ? LocalRedirectPermanent("~" + url)
            : await ShowAsync(item, cancellationToken);
    }

    /// <summary>An item's page by the most specific view, or 404.</summary>
    protected async Task<IActionResult> ShowAsync(ContentItem? item, CancellationToken cancellationToken) =>
        item is not null && await display.ShowAsync([item], "Detail", cancellationToken) is [var shown] ? Show(shown) : NotFound();

    /// <summary>A page by the most specific view.</summary>
    protected IActionResult Show(DisplayItem shown)
    {
        ArgumentNullException.ThrowIfNull(shown);
        HttpContext.Items[SiteZones.ShownType] = shown.ContentType;
        if (shown is { Markup: { } markup, Model: IPageModel page })
            return View("Content/Templated", new TemplatedPage(page.Head, markup));
        return View(shown.ViewNames.First(name => views.FindView(ControllerContext, name, isMainPage: true).Success), shown.Model);
    }

    /// <summary>A page of a list, or null where the list has no such page.</summary>
    /// <param name="query">What is listed.</param>
    /// <param name="path">The list's address.</param>
    /// <param name="page">From 1.</param>
    /// <param name="pageSize">Items on a page; at most <see cref="ContentQuery.MaxTake"/>.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    protected async Task<(IReadOnlyList<DisplayItem> Items, Paging Paging)?> ListAsync(
        ContentQuery query, string path, int page, int pageSize, CancellationToken cancellationToken)
    {
        var take = Math.Clamp(pageSize, 1, ContentQuery.MaxTake);
        // Computed as a long: page= is whatever a visitor types.
        if (page < 1 || (page - 1L) * take > ContentQuery.MaxSkip)
            return null;
        var found = await FindAsync(query with { Skip = (page - 1) * take, Take = take, Total = ContentTotal.Capped }, cancellationToken);
        var paging = new Paging(page, take, (int)(found.Total ?? found.Items.Count), path);
        return paging.Exists ? (await display.ShowAsync(found.Items, "Summary", cancellationToken), paging) : null;
    }

    /// <summary>A page of a narrowed list, or null where the list has no such page.</summary>
    /// <param name="query">The list without what the visitor chose.</param>
    /// <param name="narrowing">What the visitor chose.</param>
    /// <param name="page">From 1.</param>
    /// <param name="pageSize">Items on a page.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    protected Task<(IReadOnlyList<DisplayItem> Items, Paging Paging)?> ListAsync(
        ContentQuery query, Narrowing narrowing, int page, int pageSize, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentNullException.ThrowIfNull(narrowing);
        var none = new Paging(1, Math.Clamp(pageSize, 1, ContentQuery.MaxTake), 0, narrowing.Address);
        return narrowing.IsImpossible
            ? Task.FromResult<(IReadOnlyList<DisplayItem>, Paging)?>(page == 1 ? ([], none) : null)
            : ListAsync(query with { Filters = [.. query.Filters, .. narrowing.Filters] }, narrowing.Address, page, pageSize, cancellationToken);
    }

    // Of more items than the index sorts after filtering, the newest first are a better answer than none.
    private async Task<ContentPage> FindAsync(ContentQuery query, CancellationToken cancellationToken)
    {
        try
        {
            return await reader.ListAsync(query, cancellationToken);
        }
        catch (ContentQueryException) when (query.Filters.Count > 0 && query.OrderBy != nameof(ContentItem.PublishedUtc))
        {
            return await reader.ListAsync(query with { OrderBy = nameof(ContentItem.PublishedUtc), Descending = true }, cancellationToken);
        }
    }
}
