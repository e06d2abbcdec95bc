using System.Globalization;
using Jaytek.Contents.Contracts;
using Jaytek.Pages.Contracts;
using Jaytek.Portfolio.Contracts.Views;
using Jaytek.Portfolio.Events;
using Jaytek.Portfolio.Texts;

namespace Jaytek.Portfolio.Feeds;

/// <summary>
/// Dates as a calendar. Times are written as instants in UTC: every program shows them right, also where it knows the venue's zone under
/// another name or not at all; the wall clock of the venue stands in the description.
/// </summary>
internal sealed class EventCalendarFile(EventSummaries summaries, IContentText text)
{
    private const string Type = EventSummaries.Type;
    private const int DescriptionLength = 600;

    /// <summary>The file; dates without a time are left out.</summary>
    /// <param name="items">Published events.</param>
    /// <param name="name">What the calendar is called.</param>
    /// <param name="siteId">Makes the identifiers unique in the world; it never changes.</param>
    /// <param name="root">The site's address without a slash at its end.</param>
    public string Of(IEnumerable<ContentItem> items, string name, string siteId, string root)
    {
        var calendar = new CalendarText()
            .Line("BEGIN", "VCALENDAR").Line("VERSION", "2.0").Line("PRODID", "-//Jaytek//CMS//EN").Line("CALSCALE", "GREGORIAN").Line("METHOD", "PUBLISH")
            .Text("X-WR-CALNAME", name).Text("NAME", name)
            .Line("REFRESH-INTERVAL;VALUE=DURATION", "PT6H").Line("X-PUBLISHED-TTL", "PT6H");
        foreach (var item in items)
            Add(calendar, item, siteId, root);
        return calendar.Line("END", "VCALENDAR").ToString();
    }

    private void Add(CalendarText calendar, ContentItem item, string siteId, string root)
    {
        var date = summaries.Build(item);
        if (item.Instant(Type, "StartUtc") is not { } start)
            return;
        var (made, changed) = (item.CreatedUtc ?? start, item.ModifiedUtc ?? item.PublishedUtc ?? start);
        calendar.Line("BEGIN", "VEVENT")
            .Text("UID", $"{item.ContentItemId}@{siteId}")
            .Instant("DTSTAMP", changed).Instant("CREATED", made).Instant("LAST-MODIFIED", changed)
            // It only has to rise with every change; seconds fit the field for sixty years.
            .Line("SEQUENCE", ((int)Math.Clamp((changed - made).TotalSeconds, 0, int.MaxValue)).ToString(CultureInfo.InvariantCulture))
            .Line("STATUS", date.Status switch { EventStatus.Cancelled => "CANCELLED", EventStatus.Postponed => "TENTATIVE", _ => "CONFIRMED" })
            .Instant("DTSTART", start);
        if (VenueTime.Parse(item.Text(Type, "EndLocal")) is { } end && VenueTime.Zone(item.Text(Type, "TimeZone")) is { } zone)
            calendar.Instant("DTEND", VenueTime.ToUtc(end, zone));
        calendar.Text("SUMMARY", date.Title)
            .Text("LOCATION", string.Join(", ", new[] { date.VenueName, item.Text(Type, "VenueAddress"), date.City, Countries.NameOf(item.Text(Type, "VenueCountry")) }.OfType<string>()))
            .Text("DESCRIPTION", Description(item, date))
            .Line("URL", root + date.Url)
            .Line("END", "VEVENT");
    }

    private string Description(ContentItem item, EventSummary date) => string.Join('\n', new[]
    {
        date.Status == EventStatus.Postponed ? "Postponed: a new date is not set yet." : null,
        date.Start is { } wall ? $"Starts at {wall.ToString("HH:mm", CultureInfo.InvariantCulture)} by the clock in {date.City ?? "the venue's city"}." : null,
        text.Summarize(item.Markdown(Type, "Description"), DescriptionLength) is { Length: > 0 } about ? about : null,
    }.OfType<string>());
}
