using Jaytek.Contents.Contracts;
using Jaytek.Contents.Contracts.Views;
using Jaytek.Pages.Contracts;
using Jaytek.Pages.Contracts.Views;

namespace Jaytek.Pages.Blocks;

/// <summary>Coming dates from the next one on, or past dates from the last one back.</summary>
internal sealed class EventListView(ItemLists lists, TimeProvider clock) : IContentView
{
    private const string Start = "StartUtc";

    public string ContentType => "EventList";

    public Task<IReadOnlyList<object>> BuildAsync(IReadOnlyList<ContentItem> items, string displayType, CancellationToken cancellationToken) =>
        lists.BuildAsync(items, Query, More, cancellationToken);

    private static bool IsPast(ContentItem widget) => string.Equals(widget.Text("EventList", "Period"), "Past", StringComparison.OrdinalIgnoreCase);

    private static LinkText More(ContentItem widget) =>
        IsPast(widget) ? new LinkText("/events?when=past", "Past dates") : new LinkText("/events", "All dates");

    private ContentQuery Query(ContentItem widget)
    {
        var started = EventHours.Over(clock.GetUtcNow());
        return IsPast(widget)
            ? new ContentQuery("Event") { OrderBy = Start, Filters = [ContentFilter.Before(Start, started)] }
            : new ContentQuery("Event") { OrderBy = Start, Descending = false, Filters = [ContentFilter.AtLeast(Start, started)] };
    }
}
