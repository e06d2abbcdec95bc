using System.Globalization;

namespace Jaytek.Kernel;

/// <summary>
/// What clocks on walls show, and the instants that they mean. Where clocks are put back a time comes twice, and the first is meant, as
/// RFC 5545, section 3.3.5, has it for calendars. A time that clocks skip does not exist: whoever types one is told
/// (<see cref="Refuse"/>); of one that is kept already the offset from before the gap is taken, as the same RFC has it.
/// </summary>
public static class WallClock
{
    /// <summary>The first year that a date may have. Dates outside of these years are typing errors, and sums of dates near the ends of the calendar do not exist.</summary>
    public const int FirstYear = 1900;

    /// <summary>The last year that a date may have.</summary>
    public const int LastYear = 2199;

    /// <summary>What is said of a date outside of these years, behind what it is called.</summary>
    public const string YearsAre = "must be a date in the years 1900 to 2199.";

    // No zone has ever skipped more than a day (Samoa, 30 December 2011).
    private const int LongestGapMinutes = 24 * 60;

    /// <summary>Whether a date may have this year.</summary>
    public static bool IsInYears(int year) => year is >= FirstYear and <= LastYear;

    /// <summary>The instant at which the zone's clocks show this time.</summary>
    public static DateTimeOffset ToUtc(DateTime local, TimeZoneInfo zone)
    {
        var offset = zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max() : zone.GetUtcOffset(Edge(local, zone, -1));
        return new DateTimeOffset(DateTime.SpecifyKind(local - offset, DateTimeKind.Utc));
    }

    /// <summary>Why the zone's clocks never show this time, as a sentence that names the gap; null where they do.</summary>
    public static string? Refuse(DateTime local, TimeZoneInfo zone)
    {
        if (!zone.IsInvalidTime(local))
            return null;
        // The last minute before the gap is one before the clocks are put forward.
        var (from, to) = (Edge(local, zone, -1).AddMinutes(1), Edge(local, zone, 1));
        return string.Create(CultureInfo.InvariantCulture,
            $"{local:HH:mm} does not exist in {zone.Id} on {local:d MMMM yyyy}: clocks go from {from:HH:mm} to {to:HH:mm}.");
    }

    // The nearest minute on that side that exists; the time itself where it does.
    private static DateTime Edge(DateTime local, TimeZoneInfo zone, int step)
    {
        if (!zone.IsInvalidTime(local))
            return local;
        var time = local.AddSeconds(-local.Second);
        for (var minutes = 0; zone.IsInvalidTime(time) && minutes <= LongestGapMinutes; minutes++)
            time = time.AddMinutes(step);
        return time;
    }
}
