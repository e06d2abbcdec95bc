using Jaytek.Contents.Contracts;

namespace Jaytek.Contents.Fields;

/// <summary>The variant of <see cref="TextField"/> for the name of a time zone in the IANA database.</summary>
internal static class TimeZoneText
{
    public const string Editor = "TimeZone";

    /// <summary>The zones that are suggested: those that are called by a continent and a city, and UTC.</summary>
    public static IReadOnlyList<FormOption> All { get; } =
    [
        .. TimeZoneInfo.GetSystemTimeZones().Select(zone => zone.Id).Where(id => id == "UTC" || (id.Contains('/', StringComparison.Ordinal) && !id.StartsWith("Etc/", StringComparison.Ordinal)))
            .Order(StringComparer.Ordinal).Select(id => new FormOption(id, id)),
    ];

    public static bool IsOne(string text) => TimeZoneInfo.TryFindSystemTimeZoneById(text, out var zone) && zone.HasIanaId;
}
