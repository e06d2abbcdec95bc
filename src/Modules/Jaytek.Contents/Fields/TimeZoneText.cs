using Jaytek.Contents.Contracts;
using Jaytek.Engine.Settings;

namespace Jaytek.Contents.Fields;

/// <summary>The variant of <see cref="TextField"/> for the name of a time zone in the IANA database.</summary>
internal static class TimeZoneText
{
    public const string Editor = "TimeZone";

    /// <summary>The zones that are suggested.</summary>
    public static IReadOnlyList<FormOption> All { get; } = [.. TimeZoneNames.Offered.Select(id => new FormOption(id, id))];

    public static bool IsOne(string text) => TimeZoneInfo.TryFindSystemTimeZoneById(text, out var zone) && zone.HasIanaId;
}
