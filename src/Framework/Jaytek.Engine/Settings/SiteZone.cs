namespace Jaytek.Engine.Settings;

/// <summary>The zones that forms offer; any other IANA name is as good where one is typed.</summary>
public static class TimeZoneNames
{
    /// <summary>UTC, and those that are called by a continent and a city, in alphabetical order. This machine's list, which does not change while the process runs.</summary>
    public static IReadOnlyList<string> Offered { get; } =
    [
        .. TimeZoneInfo.GetSystemTimeZones().Where(zone => zone.HasIanaId).Select(zone => zone.Id)
            .Where(id => id == "UTC" || (id.Contains('/', StringComparison.Ordinal) && !id.StartsWith("Etc/", StringComparison.Ordinal))).Order(StringComparer.Ordinal),
    ];
}

/// <summary>The zone in which the admin shows and asks for times.</summary>
public sealed class SiteZone(ISettings<SiteSettings> settings)
{
    /// <summary>The site's zone; UTC where this machine does not know it.</summary>
    public async Task<TimeZoneInfo> GetAsync(CancellationToken cancellationToken) =>
        TimeZoneInfo.TryFindSystemTimeZoneById((await settings.GetAsync(cancellationToken)).TimeZoneId, out var zone) ? zone : TimeZoneInfo.Utc;

    /// <summary>The instant at which a day begins in a zone, also where its clocks skip midnight.</summary>
    public static DateTimeOffset StartOf(DateOnly day, TimeZoneInfo zone)
    {
        var midnight = day.ToDateTime(TimeOnly.MinValue);
        while (zone.IsInvalidTime(midnight))
            midnight = midnight.AddMinutes(15);
        return new DateTimeOffset(midnight, zone.GetUtcOffset(midnight)).ToUniversalTime();
    }
}
