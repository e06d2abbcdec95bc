using System.Globalization;

namespace Jaytek.Night.Texts;

/// <summary>Dates and times of day in English, the language of the theme's words.</summary>
internal static class Dates
{
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");

    /// <summary><c>28</c>.</summary>
    public static string Day(DateTime date) => date.ToString("dd", English);

    /// <summary><c>Nov</c>.</summary>
    public static string Month(DateTime date) => date.ToString("MMM", English)[..3];

    /// <summary><c>Sat</c>.</summary>
    public static string Weekday(DateTime date) => date.ToString("ddd", English);

    /// <summary><c>Sat 28 Nov</c>.</summary>
    public static string Short(DateTime date) => $"{Weekday(date)} {date.Day} {Month(date)}";

    /// <summary><c>14 Nov 2026</c>.</summary>
    public static string Medium(DateOnly date) =>
        string.Create(English, $"{date.Day} {Month(date.ToDateTime(TimeOnly.MinValue))} {date.Year}");

    /// <summary><c>Saturday 28 November 2026</c>.</summary>
    public static string Long(DateTime date) => date.ToString("dddd d MMMM yyyy", English);

    /// <summary><c>November 2026</c>.</summary>
    public static string MonthAndYear(DateOnly month) => month.ToString("MMMM yyyy", English);

    /// <summary><c>23:00</c>.</summary>
    public static string Time(DateTime date) => date.ToString("HH:mm", English);

    /// <summary><c>1 lesson</c>, <c>7 lessons</c>.</summary>
    public static string Count(int number, string one, string many) => string.Create(English, $"{number} {(number == 1 ? one : many)}");

    /// <summary><c>UTC</c>, <c>UTC+1</c>, <c>UTC−3:30</c>.</summary>
    public static string Offset(TimeSpan offset)
    {
        if (offset == TimeSpan.Zero)
            return "UTC";
        var size = offset.Duration();
        return string.Create(English, $"UTC{(offset < TimeSpan.Zero ? '−' : '+')}{size.Hours}{(size.Minutes == 0 ? "" : $":{size.Minutes:00}")}");
    }

    /// <summary>For the attribute <c>datetime</c>, without a zone: the venue's wall clock.</summary>
    public static string Machine(DateTime date) => date.ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture);
}
