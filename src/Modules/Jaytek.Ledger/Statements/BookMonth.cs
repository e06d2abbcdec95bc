using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Jaytek.Engine.Settings;
using Jaytek.Ledger.Postings;

namespace Jaytek.Ledger.Statements;

/// <summary>A month of the books, by the site's clock: the postings whose numbers lie in <see cref="Span"/>.</summary>
internal readonly record struct BookMonth(int Year, int Month)
{
    private const int FirstYear = 2020;

    // A posting bears the number of the moment at which it was begun, and may be committed a little later.
    private static readonly TimeSpan Settling = TimeSpan.FromHours(1);

    /// <summary>As it stands in addresses: <c>2026-10</c>.</summary>
    public string Text => string.Create(CultureInfo.InvariantCulture, $"{Year:0000}-{Month:00}");

    /// <summary>As people write it: <c>October 2026</c>.</summary>
    public string Name => FirstDay.ToString("MMMM yyyy", CultureInfo.InvariantCulture);

    public DateOnly FirstDay => new(Year, Month, 1);

    public DateOnly LastDay => FirstDay.AddMonths(1).AddDays(-1);

    public BookMonth Next => Of(FirstDay.AddMonths(1));

    public BookMonth Before => Of(FirstDay.AddMonths(-1));

    public static BookMonth Of(DateOnly day) => new(day.Year, day.Month);

    /// <summary>The month that it is now.</summary>
    public static BookMonth Of(DateTimeOffset now, TimeZoneInfo zone) => Of(DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, zone).DateTime));

    public static bool TryParse([NotNullWhen(true)] string? text, out BookMonth month)
    {
        var isDay = DateOnly.TryParseExact(text + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is >= FirstYear and < 2200;
        month = isDay ? Of(day) : default;
        return isDay;
    }

    /// <summary>The numbers of its postings: from the first on, before the second.</summary>
    public (long From, long Before) Span(TimeZoneInfo zone) =>
        (PostingIds.From(SiteZone.StartOf(FirstDay, zone)), PostingIds.From(SiteZone.StartOf(Next.FirstDay, zone)));

    /// <summary>True once nothing can be added to it any more.</summary>
    public bool IsOver(DateTimeOffset now, TimeZoneInfo zone) => now >= SiteZone.StartOf(Next.FirstDay, zone) + Settling;
}
