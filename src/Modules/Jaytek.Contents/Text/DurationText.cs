using System.Globalization;

namespace Jaytek.Contents.Text;

/// <summary>Lengths of time as people write them: <c>4:30</c>, <c>1:04:30</c>, or seconds alone.</summary>
internal static class DurationText
{
    /// <summary>The text for a number of seconds; fractions of a second stay behind a point.</summary>
    public static string Format(decimal seconds)
    {
        if (seconds < 0 || seconds > int.MaxValue)
            return seconds.ToString(CultureInfo.InvariantCulture);
        var whole = (long)seconds;
        var rest = (seconds - whole).ToString("0.###", CultureInfo.InvariantCulture).TrimStart('0');
        return whole >= 3600
            ? string.Create(CultureInfo.InvariantCulture, $"{whole / 3600}:{whole / 60 % 60:00}:{whole % 60:00}{rest}")
            : string.Create(CultureInfo.InvariantCulture, $"{whole / 60}:{whole % 60:00}{rest}");
    }

    /// <summary>The seconds, or null where the text is no length of time: <c>4:75</c> is none.</summary>
    public static decimal? Parse(string text)
    {
        var parts = text.Trim().Replace(',', '.').Split(':');
        if (parts.Length > 3 || !decimal.TryParse(parts[^1], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds))
            return null;
        if (parts.Length == 1)
            return seconds;
        var length = seconds;
        var unit = 60L;
        for (var at = parts.Length - 2; at >= 0; at--, unit *= 60)
        {
            if (!int.TryParse(parts[at], NumberStyles.None, CultureInfo.InvariantCulture, out var count) || (at > 0 && count >= 60))
                return null;
            length += count * unit;
        }

        return seconds < 60 ? length : null;
    }
}
