using System.Globalization;

namespace Jaytek.Admin.Work;

/// <summary>A Quartz cron expression in words, for the shapes that schedules have; any other is shown as it is written.</summary>
internal static class CronWords
{
    private static readonly string[] Days = ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"];

    /// <summary>"every 20 seconds", "every hour at :17", "every day at 03:40"; times in UTC.</summary>
    public static string Of(string cron)
    {
        if (cron.Split(' ', StringSplitOptions.RemoveEmptyEntries) is not [var second, var minute, var hour, var day, var month, var weekday, ..] || month != "*")
            return cron;
        return (Every(second), Every(minute), Every(hour), Number(second), Number(minute), Number(hour), day, weekday) switch
        {
            ({ } n, _, _, _, _, _, "*" or "?", "*" or "?") when (minute, hour) == ("*", "*") => Each(n, "second"),
            (_, { } n, _, { }, _, _, "*" or "?", "*" or "?") when hour == "*" => Each(n, "minute"),
            (_, _, { } n, 0, { } m, _, "*" or "?", "*" or "?") => n == 1 ? $"every hour at :{m:00}" : $"every {n} hours at :{m:00}",
            (_, _, _, 0, { } m, { } h, "*" or "?", "*" or "?") => $"every day at {h:00}:{m:00}",
            (_, _, _, 0, { } m, { } h, "?", var name) when DayName(name) is { } named => $"every {named} at {h:00}:{m:00}",
            (_, _, _, 0, { } m, { } h, var date, "?") when Number(date) is { } number => $"on day {number} of every month at {h:00}:{m:00}",
            _ => cron,
        };
    }

    private static string Each(int n, string unit) => n == 1 ? $"every {unit}" : $"every {n} {unit}s";

    // "*" is every one, "0/20" and "*/20" every twentieth.
    private static int? Every(string field) =>
        field == "*" ? 1 : field.Split('/') is ["0" or "*", var step] ? Number(step) : null;

    private static int? Number(string field) => int.TryParse(field, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string? DayName(string field)
    {
        var index = Array.IndexOf(Days, field.ToUpperInvariant());
        return index < 0 ? null : CultureInfo.InvariantCulture.DateTimeFormat.DayNames[index];
    }
}
