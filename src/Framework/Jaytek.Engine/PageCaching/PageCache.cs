using Jaytek.Engine.Epochs;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Options;

namespace Jaytek.Engine.PageCaching;

/// <summary>A page as it was sent.</summary>
/// <param name="Body">The bytes, encoded as <paramref name="ContentEncoding"/> says.</param>
/// <param name="ContentType">Its media type.</param>
/// <param name="ContentEncoding">Such as <c>br</c>, or null.</param>
/// <param name="Tag">The entity tag, with its quotes.</param>
/// <param name="Headers">What else the page said of itself.</param>
/// <param name="Until">When it is too old.</param>
internal sealed record KeptPage(
    byte[] Body, string ContentType, string? ContentEncoding, string Tag, IReadOnlyList<KeyValuePair<string, string>> Headers, DateTimeOffset Until);

/// <summary>
/// Public pages, ready to be sent, within a bound of bytes. Any change that bumps an epoch empties it, here before the action answers and
/// in other processes within a second: a page shows many items, menus, settings and rights, and a finer rule would have to know them all.
/// </summary>
internal sealed class PageCache : IEpochListener, IDisposable
{
    // What an entry costs beside its bytes.
    private const int EntryOverhead = 1024;

    private readonly MemoryCache? _pages;
    private readonly TimeProvider _clock;
    private readonly TimeSpan _age;
    private long _generation;

    public PageCache(IOptions<PageCacheOptions> options, TimeProvider clock)
    {
        (_clock, _age) = (clock, TimeSpan.FromSeconds(options.Value.Seconds));
        if (options.Value.Megabytes > 0)
            _pages = new MemoryCache(new MemoryCacheOptions { SizeLimit = options.Value.Megabytes * 1024L * 1024L });
    }

    public string Epoch => IEpochListener.Any;

    public bool IsOn => _pages is not null;

    /// <summary>The state that whoever makes a page must name when it is kept.</summary>
    public long Generation => Volatile.Read(ref _generation);

    /// <summary>When a page that is made now is too old.</summary>
    public DateTimeOffset Until => _clock.GetUtcNow() + _age;

    public KeptPage? Find(string key) =>
        _pages is not null && _pages.TryGetValue(key, out KeptPage? page) && page!.Until > _clock.GetUtcNow() ? page : null;

    /// <summary>Keeps a page that was begun while the generation was <paramref name="generation"/>; forgets it where something has changed since.</summary>
    public void Add(string key, KeptPage page, long generation)
    {
        if (_pages is null || generation != Generation)
            return;
        _pages.Set(key, page, new MemoryCacheEntryOptions { Size = page.Body.Length + key.Length + EntryOverhead });
        if (generation != Generation)
            _pages.Remove(key);
    }

    public Task RefreshAsync(CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _generation);
        _pages?.Clear();
        return Task.CompletedTask;
    }

    public void Dispose() => _pages?.Dispose();
}
