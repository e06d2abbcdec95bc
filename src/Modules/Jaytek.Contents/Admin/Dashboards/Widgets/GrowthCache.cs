using System.Collections.Concurrent;

namespace Jaytek.Contents.Admin.Dashboards.Widgets;

/// <summary>Months do not change by the minute: their numbers are kept for ten of them.</summary>
internal sealed class GrowthCache
{
    private const int MostKept = 200;
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(10);

    private readonly ConcurrentDictionary<string, (IReadOnlyList<MonthCount> Months, DateTimeOffset Until)> _kept = new();

    public IReadOnlyList<MonthCount>? Find(string key, DateTimeOffset now) => _kept.TryGetValue(key, out var kept) && kept.Until > now ? kept.Months : null;

    public void Keep(string key, DateTimeOffset now, IReadOnlyList<MonthCount> months)
    {
        if (_kept.Count >= MostKept)
            _kept.Clear();
        _kept[key] = (months, now + Life);
    }
}
