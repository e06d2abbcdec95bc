using Jaytek.Engine.Epochs;
using Microsoft.Extensions.Options;

namespace Jaytek.Engine.PageCaching;

/// <summary>A page, or an answer of the API, as it was sent.</summary>
/// <param name="Body">The bytes, encoded as <paramref name="ContentEncoding"/> says.</param>
/// <param name="ContentType">Its media type.</param>
/// <param name="ContentEncoding">Such as <c>br</c>, or null.</param>
/// <param name="Tag">The entity tag, with its quotes.</param>
/// <param name="CacheControl">What may be kept of it on the way.</param>
/// <param name="Headers">What else the page said of itself.</param>
/// <param name="Until">When it is too old.</param>
internal sealed record KeptPage(
    byte[] Body, string ContentType, string? ContentEncoding, string Tag, string CacheControl, IReadOnlyList<KeyValuePair<string, string>> Headers, DateTimeOffset Until);

/// <summary>
/// Public pages and answers, ready to be sent, within a bound of bytes. Any change that bumps an epoch empties it, here before the action answers and
/// in other processes within a second: a page shows many items, menus, settings and rights, and a finer rule would have to know them all.
/// </summary>
internal sealed class PageCache(IOptions<PageCacheOptions> options, SiteGeneration site, TimeProvider clock) : IEpochListener, IDisposable
{
    private readonly EpochCache<KeptPage> _pages = new(options.Value.Megabytes * 1024L * 1024L, site);
    private readonly TimeSpan _age = TimeSpan.FromSeconds(options.Value.Seconds);

    public string Epoch => IEpochListener.Any;

    /// <summary>Whether there is room for anything: without, an answer need not be held back to be looked at.</summary>
    public bool IsOn => options.Value.Megabytes > 0;

    /// <summary>The state that whoever makes a page must name when it is kept.</summary>
    public long Generation => _pages.Generation;

    /// <summary>When a page that is made now is too old.</summary>
    public DateTimeOffset Until => clock.GetUtcNow() + _age;

    public KeptPage? Find(string key) => _pages.Find(key) is { } page && page.Until > clock.GetUtcNow() ? page : null;

    public void Add(string key, KeptPage page, long generation) => _pages.Add(key, page, page.Body.Length, generation);

    public Task RefreshAsync(CancellationToken cancellationToken)
    {
        _pages.Clear();
        return Task.CompletedTask;
    }

    public void Dispose() => _pages.Dispose();
}
