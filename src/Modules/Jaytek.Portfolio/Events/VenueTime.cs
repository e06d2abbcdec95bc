using System.Globalization;

namespace Jaytek.Portfolio.Events;

/// <summary>
/// A wall clock in a time zone, and the instant that it shows. Where clocks are put forward a time may not exist, and where they are put
/// back it comes twice; both are settled as RFC 5545, section 3.3.5, does for calendars: a missing time is taken with the offset from
/// before the gap, and of two equal times the first is meant.
/// </summary>
internal static class VenueTime
{
    /// <summary>How <c>StartLocal</c> and <c>EndLocal</c> are written.</summary>
    public const string Format = "yyyy-MM-dd'T'HH:mm";

    // Dates outside of these are typing errors; and sums of dates near the ends of the calendar do not exist.
    public const int FirstYear = 1900;
    public const int LastYear = 2199;

    // No zone has ever skipped more than a day (Samoa, 30 December 2011).
    private const int LongestGapMinutes = 24 * 60;
    private const int Step = 15;

    /// <summary>The time on the wall, or null where the text is none, or none of the years 1900 to 2199.</summary>
    public static DateTime? Parse(string? text) =>
        DateTime.TryParseExact(text, Format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local) && local.Year is >= FirstYear and <= LastYear ? local : null;

    /// <summary>The zone with this IANA id, or null; names of other systems, such as Windows', are refused.</summary>
    public static TimeZoneInfo? Zone(string? id) =>
        id is { Length: > 0 } && TimeZoneInfo.TryFindSystemTimeZoneById(id, out var zone) && zone.HasIanaId ? zone : null;

    /// <summary>The instant at which the wall clock shows this time.</summary>
    public static DateTimeOffset ToUtc(DateTime local, TimeZoneInfo zone) => new(local - OffsetOf(local, zone), TimeSpan.Zero);

    private static TimeSpan OffsetOf(DateTime local, TimeZoneInfo zone)
    {
        if (zone.IsAmbiguousTime(local))
            return zone.GetAmbiguousTimeOffsets(local).Max();
        var before = local;
        for (var minutes = 0; zone.IsInvalidTime(before) && minutes < LongestGapMinutes; minutes += Step)
            before = before.AddMinutes(-Step);
        return zone.GetUtcOffset(before);
    }
}
