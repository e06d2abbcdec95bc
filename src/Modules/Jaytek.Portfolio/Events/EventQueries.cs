using Jaytek.Contents.Contracts;
using Jaytek.Pages.Contracts;

namespace Jaytek.Portfolio.Events;

/// <summary>Dates in the order in which they take place.</summary>
internal static class EventQueries
{
    private const string Start = "StartUtc";

    /// <summary>Coming dates from the next one on, or past ones from the last one back.</summary>
    public static ContentQuery ByStart(DateTimeOffset now, bool isPast)
    {
        var started = EventHours.Over(now);
        return isPast
            ? new ContentQuery(EventSummaries.Type) { OrderBy = Start, Filters = [ContentFilter.Before(Start, started)] }
            : new ContentQuery(EventSummaries.Type) { OrderBy = Start, Descending = false, Filters = [ContentFilter.AtLeast(Start, started)] };
    }
}
