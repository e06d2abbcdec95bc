using System.Globalization;
using Jaytek.Kernel;

namespace Jaytek.Portfolio.Events;

/// <summary>A wall clock in the time zone of a venue; see <see cref="WallClock"/> for hours that are skipped or come twice.</summary>
internal static class VenueTime
{
    /// <summary>How <c>StartLocal</c> and <c>EndLocal</c> are written.</summary>
    public const string Format = "yyyy-MM-dd'T'HH:mm";

    public const int FirstYear = WallClock.FirstYear;
    public const int LastYear = WallClock.LastYear;

    /// <summary>The time on the wall, or null where the text is none, or none of the years 1900 to 2199.</summary>
    public static DateTime? Parse(string? text) =>
        DateTime.TryParseExact(text, Format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local) && WallClock.IsInYears(local.Year) ? local : null;

    /// <summary>The zone with this IANA id, or null; names of other systems, such as Windows', are refused.</summary>
    public static TimeZoneInfo? Zone(string? id) =>
        id is { Length: > 0 } && TimeZoneInfo.TryFindSystemTimeZoneById(id, out var zone) && zone.HasIanaId ? zone : null;

    /// <summary>The instant at which the wall clock shows this time.</summary>
    public static DateTimeOffset ToUtc(DateTime local, TimeZoneInfo zone) => WallClock.ToUtc(local, zone);
}
