using Jaytek.Contents.Contracts;
using Jaytek.Pages.Contracts;
using Jaytek.Portfolio.Contracts.Views;

namespace Jaytek.Portfolio.Events;

/// <summary>What lists say of dates.</summary>
internal sealed class EventSummaries(TimeProvider clock)
{
    public const string Type = "Event";

    public EventSummary Build(ContentItem item)
    {
        var status = Enum.TryParse<EventStatus>(item.Text(Type, "Status"), out var known) && Enum.IsDefined(known) ? known : EventStatus.Scheduled;
        var isPast = item.Instant(Type, "StartUtc") is { } start && EventHours.IsOver(start, clock.GetUtcNow());
        return new EventSummary(
            item.ContentItemId,
            item.Title(),
            item.Url() ?? $"/events/{item.ContentItemId}",
            VenueTime.Parse(item.Text(Type, "StartLocal")),
            item.Text(Type, "VenueName"),
            item.Text(Type, "VenueCity"),
            status,
            status == EventStatus.Scheduled && !isPast ? item.Link(Type, "Ticket", "Tickets") : null,
            isPast);
    }
}
