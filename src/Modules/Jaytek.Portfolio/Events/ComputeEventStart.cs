using Jaytek.Contents.Contracts;
using Jaytek.Kernel;
using Jaytek.Pages.Contracts;

namespace Jaytek.Portfolio.Events;

/// <summary>Keeps <c>Event.StartUtc</c> in step with the venue's wall clock, and refuses a zone or a time that does not exist.</summary>
internal sealed class ComputeEventStart : IContentHandler
{
    private const string Event = "Event";

    public ValueTask SavingAsync(ContentSaving saving, CancellationToken cancellationToken)
    {
        if (saving.Item.ContentType == Event)
            Compute(saving.Item, saving.Errors);
        return ValueTask.CompletedTask;
    }

    internal static void Compute(ContentItem item, ContentErrors errors)
    {
        var start = Time(item, "StartLocal", errors);
        var end = Time(item, "EndLocal", errors);
        var zone = Zone(item, errors);
        Exists("StartLocal", start, zone, errors);
        Exists("EndLocal", end, zone, errors);
        if (start is { } from && end is { } to && to <= from)
            errors.Add("Event.EndLocal", "The end must come after the start.");
        if (start is { } local && zone is not null)
            item.GetOrAddField(Event, "StartUtc")["Value"] = FieldTools.Format(VenueTime.ToUtc(local, zone));
        else
            item.Part(Event)?.Remove("StartUtc");
    }

    private static DateTime? Time(ContentItem item, string field, ContentErrors errors)
    {
        var text = item.Text(Event, field);
        var time = VenueTime.Parse(text);
        if (text is not null && time is null)
            errors.Add($"Event.{field}", $"'{text}' is no date and time such as 2026-11-28T23:00, in the years 1900 to 2199.");
        return time;
    }

    private static void Exists(string field, DateTime? time, TimeZoneInfo? zone, ContentErrors errors)
    {
        if (time is { } local && zone is not null && WallClock.Refuse(local, zone) is { } skipped)
            errors.Add($"Event.{field}", skipped);
    }

    private static TimeZoneInfo? Zone(ContentItem item, ContentErrors errors)
    {
        var id = item.Text(Event, "TimeZone");
        var zone = VenueTime.Zone(id);
        if (id is not null && zone is null)
            errors.Add("Event.TimeZone", $"There is no time zone '{id}'. Use a name of the IANA database such as Europe/Lisbon.");
        return zone;
    }
}
