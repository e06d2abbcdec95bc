using Jaytek.Contents.Contracts;
using Jaytek.Engine.Contracts;
using Jaytek.Engine.Security;
using Jaytek.Engine.Settings;
using Jaytek.Pages.Contracts;
using Jaytek.Pages.Contracts.Views;
using Jaytek.Portfolio.Contracts.Views;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ViewEngines;

namespace Jaytek.Portfolio.Events;

/// <summary>The public pages of dates.</summary>
[Open("Public pages; items are shown by the visitor's rights.")]
public sealed class EventsController(
    IContentReader reader, ContentDisplay display, ICompositeViewEngine views, ISettings<SiteSettings> site, TimeProvider clock)
    : ContentPageController(reader, display, views)
{
    /// <summary>Coming dates by month; with <c>when=past</c>, what is over.</summary>
    [HttpGet("/events")]
    public async Task<IActionResult> Index(string? when, int page = 1, CancellationToken cancellationToken = default)
    {
        var isPast = string.Equals(when, "past", StringComparison.OrdinalIgnoreCase);
        var path = isPast ? "/events?when=past" : "/events";
        var query = EventQueries.ByStart(clock.GetUtcNow(), isPast);
        if (await ListAsync(query, path, page, (await site.GetAsync(cancellationToken)).PageSize, cancellationToken) is not { } list)
            return NotFound();
        var head = new PageHead(isPast ? "Past dates" : "Dates", isPast ? "Where our DJs have played." : "Where our DJs play next.", list.Paging.Url(page));
        return View(new EventListPage(head, Months(list.Items), list.Paging, isPast));
    }

    /// <summary>A date.</summary>
    [HttpGet("/events/{slug}")]
    public Task<IActionResult> Event(string slug, CancellationToken cancellationToken) =>
        ShowBySlugAsync(EventSummaries.Type, "events", slug, cancellationToken);

    private static IReadOnlyList<EventMonth> Months(IReadOnlyList<DisplayItem> items) =>
        [.. items.Select(item => (EventSummary)item.Model)
            .GroupBy(date => date.Start is { } start ? new DateOnly(start.Year, start.Month, 1) : (DateOnly?)null)
            .Select(month => new EventMonth(month.Key, [.. month]))];
}
