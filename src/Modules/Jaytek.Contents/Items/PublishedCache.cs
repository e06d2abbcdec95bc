using Jaytek.Contents.Contracts;
using Jaytek.Engine.Epochs;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Options;

namespace Jaytek.Contents.Items;

/// <summary>
/// Published documents, ready to be sent, within a bound of bytes. A change of any published item empties it, here before the action
/// answers and in other processes within a second: reading an item anew costs microseconds, and a finer rule would have to be
/// right about every process.
/// </summary>
internal sealed class PublishedCache : IEpochListener, IDisposable
{
    public const string EpochName = ContentEpochs.Published;

    // What an entry costs beside its document.
    private const int EntryOverhead = 512;

    private readonly MemoryCache? _documents;
    private long _generation;

    public PublishedCache(IOptions<ContentsOptions> options)
    {
        if (options.Value.CacheMegabytes > 0)
            _documents = new MemoryCache(new MemoryCacheOptions { SizeLimit = options.Value.CacheMegabytes * 1024L * 1024L });
    }

    public string Epoch => EpochName;

    /// <summary>The state that a reader must name when it brings what it read before a change.</summary>
    public long Generation => Volatile.Read(ref _generation);

    public PublishedDocument? Find(string key) =>
        _documents is not null && _documents.TryGetValue(key, out PublishedDocument? document) ? document : null;

    /// <summary>Keeps a document that was read while the generation was <paramref name="generation"/>; forgets it where something has changed since.</summary>
    public void Add(string key, PublishedDocument document, long generation)
    {
        if (_documents is null || generation != Generation)
            return;
        _documents.Set(key, document, new MemoryCacheEntryOptions { Size = document.Body.Length + (document.Locked?.Body.Length ?? 0) + EntryOverhead });
        if (generation != Generation)
            _documents.Remove(key);
    }

    public Task RefreshAsync(CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _generation);
        _documents?.Clear();
        return Task.CompletedTask;
    }

    public void Dispose() => _documents?.Dispose();
}
