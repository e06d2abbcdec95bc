using System.Globalization;

namespace Jaytek.Night.Texts;

/// <summary>Lengths of time, as read on a player and as spoken.</summary>
internal static class Clock
{
    /// <summary><c>3:07</c>, <c>1:12:04</c>.</summary>
    public static string Face(double seconds)
    {
        var time = Whole(seconds);
        return time.TotalHours >= 1
            ? string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalHours}:{time.Minutes:00}:{time.Seconds:00}")
            : string.Create(CultureInfo.InvariantCulture, $"{time.Minutes}:{time.Seconds:00}");
    }

    /// <summary><c>2 h 40 min</c>, <c>45 min</c>, <c>50 s</c>: how long something takes, not to the second.</summary>
    public static string About(double seconds)
    {
        var time = Whole(seconds);
        if (time.TotalMinutes < 1)
            return string.Create(CultureInfo.InvariantCulture, $"{time.Seconds} s");
        var minutes = (int)Math.Round(time.TotalMinutes, MidpointRounding.AwayFromZero);
        return (minutes / 60, minutes % 60) switch
        {
            (0, var m) => string.Create(CultureInfo.InvariantCulture, $"{m} min"),
            (var h, 0) => string.Create(CultureInfo.InvariantCulture, $"{h} h"),
            var (h, m) => string.Create(CultureInfo.InvariantCulture, $"{h} h {m} min"),
        };
    }

    /// <summary>For the attribute <c>datetime</c>: <c>PT1H12M4S</c>.</summary>
    public static string Machine(double seconds) => System.Xml.XmlConvert.ToString(Whole(seconds));

    /// <summary>Seconds of <c>1:23</c>, <c>83</c> or <c>0:01:23</c>; null of anything else.</summary>
    public static int? Parse(string? text)
    {
        var parts = (text ?? "").Split(':');
        if (parts.Length > 3 || !parts.All(part => part.Length is > 0 and <= 6 && part.All(char.IsAsciiDigit)))
            return null;
        var seconds = parts.Aggregate(0L, (sum, part) => (sum * 60) + int.Parse(part, CultureInfo.InvariantCulture));
        return seconds <= int.MaxValue ? (int)seconds : null;
    }

    // A length that is no number of seconds, or absurd, is shown as zero rather than breaking the page.
    private static TimeSpan Whole(double seconds) =>
        double.IsFinite(seconds) && seconds is > 0 and < 1e9 ? TimeSpan.FromSeconds(Math.Round(seconds, MidpointRounding.AwayFromZero)) : TimeSpan.Zero;
}
