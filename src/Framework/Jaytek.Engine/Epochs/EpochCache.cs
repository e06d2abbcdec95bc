using Microsoft.Extensions.Caching.Memory;

namespace Jaytek.Engine.Epochs;

/// <summary>
/// Values within a bound of bytes that are all forgotten when something changes. Who makes a value reads <see cref="Generation"/> first and
/// names it when the value is kept: what was read before a change is never kept after it.
/// </summary>
/// <typeparam name="TValue">What is kept; it is not changed any more.</typeparam>
public sealed class EpochCache<TValue> : IDisposable
    where TValue : class
{
    // What an entry costs beside its value and key.
    private const int EntryOverhead = 512;

    private readonly MemoryCache? _values;
    private readonly SiteGeneration? _site;
    private long _generation;

    /// <summary>A cache of so many bytes; 0 keeps nothing.</summary>
    /// <param name="bytes">The bound.</param>
    /// <param name="site">Whose changes make what is kept stale; null for a cache that only <see cref="Clear"/> makes so.</param>
    public EpochCache(long bytes, SiteGeneration? site = null)
    {
        _site = site;
        if (bytes > 0)
            _values = new MemoryCache(new MemoryCacheOptions { SizeLimit = bytes });
    }

    /// <summary>The state that a value must have been made in to be kept.</summary>
    public long Generation => _site?.Current ?? Volatile.Read(ref _generation);

    /// <summary>What is kept under the key, or null.</summary>
    public TValue? Find(string key) =>
        _values is not null && _values.TryGetValue(key, out Kept? kept) && kept!.Generation == Generation ? kept.Value : null;

    /// <summary>Keeps a value that was made while the generation was <paramref name="generation"/>; forgets it where something has changed since.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="value">The value.</param>
    /// <param name="bytes">How large the value is.</param>
    /// <param name="generation">What <see cref="Generation"/> was before the value was made.</param>
    public void Add(string key, TValue value, long bytes, long generation)
    {
        ArgumentNullException.ThrowIfNull(key);
        if (_values is null || generation != Generation)
            return;
        _values.Set(key, new Kept(value, generation), new MemoryCacheEntryOptions { Size = bytes + (key.Length * sizeof(char)) + EntryOverhead });
    }

    /// <summary>Forgets everything.</summary>
    public void Clear()
    {
        Interlocked.Increment(ref _generation);
        _values?.Clear();
    }

    /// <inheritdoc/>
    public void Dispose() => _values?.Dispose();

    private sealed record Kept(TValue Value, long Generation);
}
