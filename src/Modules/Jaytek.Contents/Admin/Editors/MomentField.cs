using System.Globalization;
using Jaytek.Contents.Contracts;
using Jaytek.Kernel;

namespace Jaytek.Contents.Admin.Editors;

/// <summary>
/// Moments are kept in UTC, and shown and taken on the clock of the site's time zone. A time that the clocks skip is refused; of a time
/// that comes twice a night the person says which is meant.
/// </summary>
internal static class MomentField
{
    /// <summary>Posted beside a time that comes twice: the offset that is meant, <c>+02:00</c>.</summary>
    public const string OffsetName = "$offset";

    private const string Minutes = "yyyy-MM-dd'T'HH:mm";
    private const string Seconds = "yyyy-MM-dd'T'HH:mm:ss";

    // What was typed and is no moment is kept for the form to show again, in a form that nobody takes for a moment in UTC.
    private const string AsTyped = " local";

    /// <summary>The input on the zone's clock. Where its time comes twice, the options are both and the second value is the chosen one.</summary>
    public static FormInput Show(FormInput input, TimeZoneInfo zone)
    {
        if (input.Control != FormControl.DateTime)
            return input;
        var shown = input with { Zone = zone.Id };
        if (JsonValues.ParseInstant(input.Value) is { } instant)
        {
            var local = TimeZoneInfo.ConvertTime(instant, zone);
            shown = shown with { Values = [local.ToString(local.Second == 0 ? Minutes : Seconds, CultureInfo.InvariantCulture), Text(local.Offset)] };
        }
        else
        {
            shown = shown.With(Typed(input.Value));
        }

        return Parse(shown.Value) is { } time && zone.IsAmbiguousTime(time)
            ? shown with { Options = [.. zone.GetAmbiguousTimeOffsets(time).OrderDescending().Select((offset, at) => new FormOption(Text(offset), $"{(at == 0 ? "The first time" : "The second time")} (UTC{Text(offset)})"))] }
            : shown with { Values = [.. shown.Values.Take(1)] };
    }

    /// <summary>What somebody typed and is no moment, as the form shows it again.</summary>
    public static string Typed(string kept) => kept.EndsWith(AsTyped, StringComparison.Ordinal) ? kept[..^AsTyped.Length] : kept;

    /// <summary>The values with every posted time of <paramref name="inputs"/> brought to UTC; what cannot be is an error.</summary>
    public static FormValues Take(IEnumerable<FormInput> inputs, FormValues values, TimeZoneInfo zone, Func<FormInput, ContentErrors> errors)
    {
        foreach (var input in inputs.Where(input => input.Control == FormControl.DateTime))
        {
            if (values.Text(input.Name) is not { Length: > 0 } text || Parse(text) is not { } local)
                continue;
            var (instant, refusal) = Resolve(local, zone, values.Text($"{input.Name}.{OffsetName}"), input.Label);
            if (refusal is not null)
                errors(input).Add(refusal);
            values = values.Instead(input.Name, instant?.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture) ?? text + AsTyped);
        }

        return values;
    }

    private static (DateTimeOffset? Instant, string? Refusal) Resolve(DateTime local, TimeZoneInfo zone, string? offset, string label)
    {
        if (WallClock.Refuse(local, zone) is { } skipped)
            return (null, $"{label}: {skipped}");
        if (!zone.IsAmbiguousTime(local))
            return (new DateTimeOffset(local, zone.GetUtcOffset(local)).ToUniversalTime(), null);
        var offsets = zone.GetAmbiguousTimeOffsets(local);
        return offsets.Where(one => Text(one) == offset).Select(one => (TimeSpan?)one).FirstOrDefault() is { } meant
            ? (new DateTimeOffset(local, meant).ToUniversalTime(), null)
            : (null, $"{label}: {Clock(local)} comes twice that night, since the clocks of {zone.Id} are put back. Say which is meant.");
    }

    private static DateTime? Parse(string text) =>
        DateTime.TryParseExact(text, [Minutes, Seconds, "yyyy-MM-dd'T'HH:mm:ss.FFF"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var local) ? local : null;

    private static string Clock(DateTime time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);

    private static string Text(TimeSpan offset) => (offset < TimeSpan.Zero ? "-" : "+") + offset.ToString("hh\\:mm", CultureInfo.InvariantCulture);
}
