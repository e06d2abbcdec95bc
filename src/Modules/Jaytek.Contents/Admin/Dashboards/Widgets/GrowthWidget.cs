using System.Globalization;
using Jaytek.Admin.Contracts;
using Jaytek.Contents.Items;
using Jaytek.Engine.Contracts;
using Jaytek.Engine.Data;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Contents.Admin.Dashboards.Widgets;

/// <summary>How much was published in each of the last twelve months: a chart, and the same as a table.</summary>
internal sealed class GrowthWidget(JaytekDb db, IHostContext host, ItemWidgets content, GrowthCache cache, TimeProvider clock) : IDashboardWidget
{
    private const int Months = 12;

    public string Title => "Published by month";

    public int Position => 30;

    public bool IsWide => true;

    public async Task<WidgetBody?> BuildAsync(CancellationToken cancellationToken)
    {
        if (await content.FilterAsync(cancellationToken) is not { } filter)
            return null;
        var types = filter.ContentTypes.Except(filter.OwnOnly).Order(StringComparer.Ordinal).ToArray();
        var own = filter.OwnOnly.Order(StringComparer.Ordinal).ToArray();
        var now = clock.GetUtcNow();
        var key = $"{host.BrandId} {string.Join(',', types)} {(own.Length == 0 ? "" : filter.UserId)} {string.Join(',', own)}";
        if (cache.Find(key, now) is not { } months)
            cache.Keep(key, now, months = await CountAsync(types, own, filter.UserId, now, cancellationToken));
        return months.All(month => month.Count == 0) ? null : new WidgetBody("/Modules/Jaytek.Contents/Admin/Dashboards/Widgets/_Growth.cshtml", new Growth(months));
    }

    private async Task<IReadOnlyList<MonthCount>> CountAsync(string[] types, string[] own, string? userId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var versions = db.Set<VersionRow>().Where(version => version.BrandId == host.BrandId && version.Published
            && (types.Contains(version.ContentType) || (own.Contains(version.ContentType) && version.Owner == userId)));
        var months = new List<MonthCount>(Months);
        var first = new DateTimeOffset(now.Year, now.Month, 1, 0, 0, 0, TimeSpan.Zero).AddMonths(1 - Months);
        for (var month = first; months.Count < Months; month = month.AddMonths(1))
        {
            var (from, to) = (month, month.AddMonths(1));
            months.Add(new MonthCount(month, await versions.CountAsync(version => version.PublishedUtc >= from && version.PublishedUtc < to, cancellationToken)));
        }

        return months;
    }
}

/// <summary>What was published in a month.</summary>
/// <param name="Month">Its first instant, UTC.</param>
/// <param name="Count">How many items that are on the site were first published in it.</param>
internal sealed record MonthCount(DateTimeOffset Month, int Count)
{
    /// <summary>Jan.</summary>
    public string Short => Month.ToString("MMM", CultureInfo.InvariantCulture);

    /// <summary>January 2026.</summary>
    public string Long => Month.ToString("MMMM yyyy", CultureInfo.InvariantCulture);
}

/// <summary>The chart: bars in a box of 720 by 180 units, with room for the months below.</summary>
/// <param name="Months">The months in order.</param>
internal sealed record Growth(IReadOnlyList<MonthCount> Months)
{
    public const int Width = 720;
    public const int Height = 180;
    private const int Gap = 12;

    /// <summary>The top of the scale: one, two or five times a power of ten.</summary>
    public int Top { get; } = Scale(Months.Max(month => month.Count));

    public int Sum => Months.Sum(month => month.Count);

    /// <summary>Where each bar stands, in whole units.</summary>
    public IEnumerable<(MonthCount Month, int X, int Y, int BarWidth, int BarHeight)> Bars => Months.Select((month, at) =>
    {
        var slot = Width / Months.Count;
        var height = month.Count == 0 ? 0 : Math.Max(2, (int)((long)Height * month.Count / Top));
        return (month, (at * slot) + (Gap / 2), Height - height, slot - Gap, height);
    });

    private static int Scale(int most)
    {
        for (var power = 1; ; power *= 10)
        {
            foreach (var step in (ReadOnlySpan<int>)[1, 2, 3, 4, 5, 6, 8])
            {
                if (most <= step * power || power >= 100_000_000)
                    return step * power;
            }
        }
    }
}
