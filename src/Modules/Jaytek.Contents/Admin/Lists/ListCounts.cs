using System.Collections.Concurrent;
using System.Text.Json;
using Jaytek.Engine.Contracts;

namespace Jaytek.Contents.Admin.Lists;

/// <summary>
/// How many items a list has. Up to a thousand are counted each time. Beyond that nobody notices a few more or fewer: the number is
/// kept for half a minute, so that a list of 100,000 does not count itself on every page.
/// </summary>
internal sealed class ListCounts(ItemList items, ListCountCache cache, IHostContext host)
{
    private const int Counted = 1_000;
    private const int Most = 200_000;

    public async Task<ItemCounts> OfAsync(ItemFilter filter, CancellationToken cancellationToken)
    {
        var key = KeyOf(filter);
        if (cache.Find(key) is { } known)
            return known;
        var exact = await items.CountAsync(filter with { MostCounted = Counted }, cancellationToken);
        if (!exact.IsCapped)
            return exact;
        var counts = await items.CountAsync(filter with { MostCounted = Most }, cancellationToken);
        cache.Keep(key, counts);
        return counts;
    }

    internal string KeyOf(ItemFilter filter) => $"{host.BrandId}\n{JsonSerializer.Serialize(filter with { State = null, Sort = ItemSort.Updated, Descending = true })}";
}

/// <summary>The numbers of long lists, for half a minute.</summary>
internal sealed class ListCountCache(TimeProvider clock)
{
    private const int MostKept = 1_000;
    private static readonly TimeSpan Life = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<string, (ItemCounts Counts, DateTimeOffset Until)> _kept = new();

    public ItemCounts? Find(string key) => _kept.TryGetValue(key, out var kept) && kept.Until > clock.GetUtcNow() ? kept.Counts : null;

    public void Keep(string key, ItemCounts counts)
    {
        if (_kept.Count >= MostKept)
            _kept.Clear();
        _kept[key] = (counts, clock.GetUtcNow() + Life);
    }
}
