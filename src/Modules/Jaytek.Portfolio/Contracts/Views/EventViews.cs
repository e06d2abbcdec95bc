using Jaytek.Engine.Contracts;
using Jaytek.Pages.Contracts.Views;

namespace Jaytek.Portfolio.Contracts.Views;

/// <summary>A date in a list: the model of <c>Content/Event.Summary</c>.</summary>
/// <param name="Id">The event's public id.</param>
/// <param name="Title">Its title.</param>
/// <param name="Url">The event's page.</param>
/// <param name="Start">When it starts by the clock on the venue's wall; null where no valid time is given.</param>
/// <param name="VenueName">Where, or null.</param>
/// <param name="City">City, or null.</param>
/// <param name="Status">Whether it takes place.</param>
/// <param name="Ticket">Where tickets are, or null; never set for what is called off or over.</param>
/// <param name="IsPast">True once it is over.</param>
public sealed record EventSummary(
    string Id, string Title, string Url, DateTime? Start, string? VenueName, string? City, EventStatus Status, LinkText? Ticket, bool IsPast);

/// <summary>Whether an event takes place.</summary>
public enum EventStatus
{
    /// <summary>As announced.</summary>
    Scheduled,
    /// <summary>It does not take place.</summary>
    Cancelled,
    /// <summary>It does not take place on that date; a new one is not set yet.</summary>
    Postponed,
}

/// <summary>An event's page: the model of <c>Content/Event.Detail</c>.</summary>
/// <param name="Head">For the page's head.</param>
/// <param name="VersionId">The version that is shown.</param>
/// <param name="Summary">Title, time, place and status.</param>
/// <param name="Flyer">Flyer or art.</param>
/// <param name="End">When it ends by the venue's clock, or null.</param>
/// <param name="StartUtc">The same start as an instant, or null.</param>
/// <param name="TimeZone">The venue's zone, IANA, or null.</param>
/// <param name="Address">Street and number, or null.</param>
/// <param name="Country">The country's English name, or null.</param>
/// <param name="DescriptionHtml">Sanitised; empty where there is nothing.</param>
/// <param name="DJs">Who plays, as summaries.</param>
/// <param name="UtcOffset">How far the venue's clock is from UTC at the start, or null.</param>
public sealed record EventDetail(
    PageHead Head,
    string VersionId,
    EventSummary Summary,
    ImageRequest Flyer,
    DateTime? End,
    DateTimeOffset? StartUtc,
    string? TimeZone,
    string? Address,
    string? Country,
    string DescriptionHtml,
    IReadOnlyList<DisplayItem> DJs,
    TimeSpan? UtcOffset) : IPageModel
{
    /// <summary>A map of the venue, or null where nobody knows where it is.</summary>
    public string? MapUrl
    {
        get
        {
            var place = string.Join(", ", new[] { Summary.VenueName, Address, Summary.City, Country }.OfType<string>());
            return Summary.City is null && Address is null ? null : $"https://www.openstreetmap.org/search?query={Uri.EscapeDataString(place)}";
        }
    }

    /// <summary>The date as a file for calendars, or null where it has no start.</summary>
    public string? CalendarUrl => StartUtc is null ? null : Summary.Url + ".ics";
}
