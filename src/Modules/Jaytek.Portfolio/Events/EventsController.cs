using System.Globalization;
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

namespace Jaytek.Portfolio.Events;

/// <summary>The public pages of dates.</summary>
[Open("Public pages; items are shown by the visitor's rights.")]
public sealed class EventsController(
    IContentReader reader, ContentDisplay display, ICompositeViewEngine views, ISettings<SiteSettings> site, TimeProvider clock, ListFacets facets)
    : ContentPageController(reader, display, views)
{
    private const string Path = "/events";

    private static readonly (string, string) Noun = ("date", "dates");

    /// <summary>Coming dates by month; with <c>when=past</c>, what is over; with <c>month=2026-11</c>, a calendar. Narrowed by <c>city</c>, <c>country</c> and <c>dj</c>.</summary>
    [HttpGet(Path), PageNumber]
    public async Task<IActionResult> Index(string? when, string? month, int page = 1, CancellationToken cancellationToken = default)
    {
        if (month is not null)
            return EventCalendar.Month(month) is { } asked ? await MonthAsync(asked, cancellationToken) : NotFound();
        var isPast = string.Equals(when, "past", StringComparison.OrdinalIgnoreCase);
        var now = clock.GetUtcNow();
        var narrowing = await NarrowAsync(
            row => row.At is { } start && EventHours.IsOver(start, now) == isPast, isPast ? [KeyValuePair.Create("when", "past")] : [], cancellationToken);
        var query = EventQueries.ByStart(now, isPast);
        if (await ListAsync(query, narrowing, page, (await site.GetAsync(cancellationToken)).PageSize, cancellationToken) is not { } list)
            return NotFound();
        var head = new PageHead(isPast ? "Past dates" : "Dates", isPast ? "Where our DJs have played." : "Where our DJs play next.", list.Paging.Url(page));
        return View(new EventListPage(head, Months(list.Items), list.Paging, isPast, narrowing.View(list.Paging.Total, Noun), await TabsAsync(cancellationToken)));
    }

    /// <summary>A date.</summary>
    [HttpGet("/events/{slug}")]
    public Task<IActionResult> Event(string slug, CancellationToken cancellationToken) =>
        ShowBySlugAsync(EventSummaries.Type, "events", slug, cancellationToken);

    private async Task<IActionResult> MonthAsync(DateOnly month, CancellationToken cancellationToken)
    {
        var narrowing = await NarrowAsync(
            row => row.At is { } start && start.Year == month.Year && start.Month == month.Month, [Member(month)], cancellationToken);
        var dates = narrowing.IsImpossible ? [] : await new EventCalendar(Reader, Display).DatesAsync(month, narrowing.Filters, cancellationToken);
        var name = month.ToString("MMMM yyyy", CultureInfo.InvariantCulture);
        var head = new PageHead($"Dates in {name}", $"Where our DJs play in {name}.", narrowing.Address, dates.Count == 0 ? "noindex" : null);
        var today = await TodayAsync(cancellationToken);
        return View("Month", new EventMonthPage(
            head, month, EventCalendar.Weeks(month, today, dates), dates, Other(narrowing, month, month.AddMonths(-1)), Other(narrowing, month, month.AddMonths(1)),
            narrowing.View(dates.Count, Noun), await TabsAsync(cancellationToken)));
    }

    private Task<Narrowing> NarrowAsync(
        Func<FacetRow, bool> isMeant, IReadOnlyList<KeyValuePair<string, string>> kept, CancellationToken cancellationToken) =>
        facets.ReadAsync(EventSummaries.Type, Path, name => Request.Query[name], cancellationToken, isMeant, kept);

    private async Task<EventTabs> TabsAsync(CancellationToken cancellationToken) => new($"{Path}?month={Text(await TodayAsync(cancellationToken))}");

    private async Task<DateOnly> TodayAsync(CancellationToken cancellationToken)
    {
        var zone = VenueTime.Zone((await site.GetAsync(cancellationToken)).TimeZoneId) ?? TimeZoneInfo.Utc;
        return DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(clock.GetUtcNow(), zone).DateTime);
    }

    private static string Other(Narrowing narrowing, DateOnly month, DateOnly other) =>
        narrowing.Address.Replace($"month={Text(month)}", $"month={Text(other)}", StringComparison.Ordinal);

    private static KeyValuePair<string, string> Member(DateOnly month) => KeyValuePair.Create("month", Text(month));

    private static string Text(DateOnly month) => month.ToString("yyyy-MM", CultureInfo.InvariantCulture);

    private static IReadOnlyList<EventMonth> Months(IReadOnlyList<DisplayItem> items) =>
        [.. items.Select(item => (EventSummary)item.Model)
            .GroupBy(date => date.Start is { } start ? new DateOnly(start.Year, start.Month, 1) : (DateOnly?)null)
            .Select(month => new EventMonth(month.Key, [.. month]))];
}
