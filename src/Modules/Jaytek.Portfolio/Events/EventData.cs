using System.Globalization;
using System.Text.Json.Nodes;
using Jaytek.Contents.Contracts;
using Jaytek.Portfolio.Contracts.Views;

namespace Jaytek.Portfolio.Events;

/// <summary>A date as linked data: schema.org's MusicEvent, as Google's guide to events asks for it.</summary>
internal static class EventData
{
    /// <summary>The object, or null for a date without a time, which is no event to a machine.</summary>
    public static JsonObject? Of(EventDetail detail, ContentItem item)
    {
        var date = detail.Summary;
        if (date.Start is not { } start || detail.StartUtc is not { } startUtc)
            return null;
        var data = new JsonObject
        {
            ["@type"] = "MusicEvent",
            ["name"] = date.Title,
            ["url"] = date.Url,
            ["startDate"] = Local(start, start - startUtc.UtcDateTime),
            ["eventStatus"] = $"https://schema.org/Event{date.Status}",
            ["eventAttendanceMode"] = "https://schema.org/OfflineEventAttendanceMode",
        };
        if (detail.End is { } end && VenueTime.Zone(detail.TimeZone) is { } zone)
            data["endDate"] = Local(end, end - VenueTime.ToUtc(end, zone).UtcDateTime);
        if (detail.Head.Description is { } about)
            data["description"] = about;
        if (detail.Head.Picture is { } picture)
            data["image"] = picture.Url;
        if (Place(detail, item) is { } place)
            data["location"] = place;
        if (detail.DJs.Count > 0)
            data["performer"] = new JsonArray([.. detail.DJs.Select(dj => dj.Model).OfType<DJSummary>().Select(Performer)]);
        if (date.Ticket is { } ticket)
            data["offers"] = new JsonObject { ["@type"] = "Offer", ["url"] = ticket.Url, ["availability"] = "https://schema.org/InStock" };
        return data;
    }

    private static JsonObject? Place(EventDetail detail, ContentItem item)
    {
        var (street, city, country) = (detail.Address, detail.Summary.City, item.Field(EventSummaries.Type, "VenueCountry")?["Text"].AsText());
        var name = detail.Summary.VenueName ?? city;
        if (name is null)
            return null;
        var address = new JsonObject { ["@type"] = "PostalAddress" };
        foreach (var (member, value) in new[] { ("streetAddress", street), ("addressLocality", city), ("addressCountry", country) })
        {
            if (!string.IsNullOrWhiteSpace(value))
                address[member] = value;
        }

        return new JsonObject { ["@type"] = "Place", ["name"] = name, ["address"] = address };
    }

    private static JsonNode Performer(DJSummary dj) => new JsonObject { ["@type"] = "Person", ["name"] = dj.Name, ["url"] = dj.Url };

    // With the offset that the wall clock has then: without one, a machine takes its own.
    private static string Local(DateTime wall, TimeSpan offset) =>
        new DateTimeOffset(DateTime.SpecifyKind(wall, DateTimeKind.Unspecified), TimeSpan.FromMinutes(Math.Round(offset.TotalMinutes)))
            .ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);
}
