using System.Globalization;
using Jaytek.Contents.Contracts;
using Jaytek.Pages.Contracts;
using Jaytek.Portfolio.Contracts.Views;

namespace Jaytek.Portfolio.Events;

/// <summary>The dates of one month, as a calendar shows them: by the clock on each venue's wall.</summary>
internal sealed class EventCalendar(IContentReader reader, ContentDisplay display)
{
    private const string Start = "StartUtc";
    private const int MaxDates = 500;

    /// <summary>The month that an address names as <c>2026-11</c>, or null where it is none that a calendar shows.</summary>
    public static DateOnly? Month(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month) && month.Year is >= VenueTime.FirstYear and <= VenueTime.LastYear
            ? month
            : null;

    /// <summary>The month's dates in the order of their start; at most 500.</summary>
    public async Task<IReadOnlyList<EventSummary>> DatesAsync(DateOnly month, IReadOnlyList<ContentFilter> filters, CancellationToken cancellationToken)
    {
        // No zone is more than 14 hours from UTC: a day on either side holds every wall clock that shows this month.
        var first = new DateTimeOffset(month.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
        var query = new ContentQuery(EventSummaries.Type)
        {
            OrderBy = Start,
            Descending = false,
            Filters = [ContentFilter.AtLeast(Start, first.AddDays(-1)), ContentFilter.Before(Start, first.AddMonths(1).AddDays(1)), .. filters],
        };
        var dates = new List<EventSummary>();
        for (var skip = 0; skip < MaxDates; skip += ContentQuery.MaxTake)
        {
            var page = await reader.ListAsync(query with { Skip = skip, Take = ContentQuery.MaxTake }, cancellationToken);
            dates.AddRange((await display.ShowAsync(page.Items, "Summary", cancellationToken)).Select(item => (EventSummary)item.Model));
            if (page.Items.Count < ContentQuery.MaxTake)
                break;
        }
        return [.. dates.Where(date => date.Start is { } start && start.Year == month.Year && start.Month == month.Month).OrderBy(date => date.Start)];
    }

    /// <summary>Whole weeks from Monday that hold the month.</summary>
    public static IReadOnlyList<IReadOnlyList<CalendarDay>> Weeks(DateOnly month, DateOnly today, IReadOnlyList<EventSummary> dates)
    {
        var byDay = dates.ToLookup(date => DateOnly.FromDateTime(date.Start!.Value));
        var first = month.AddDays(-(((int)month.DayOfWeek + 6) % 7));
        var weeks = new List<IReadOnlyList<CalendarDay>>();
        for (var monday = first; monday < month.AddMonths(1); monday = monday.AddDays(7))
        {
            weeks.Add([.. Enumerable.Range(0, 7).Select(day => monday.AddDays(day))
                .Select(day => new CalendarDay(day, day.Month == month.Month, day == today, [.. byDay[day]]))]);
        }
        return weeks;
    }
}
