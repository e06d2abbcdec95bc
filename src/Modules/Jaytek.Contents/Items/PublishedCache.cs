using Jaytek.Contents.Contracts;
using Jaytek.Engine.Epochs;
using Microsoft.Extensions.Options;

namespace Jaytek.Contents.Items;

/// <summary>
/// Published documents, ready to be sent, within a bound of bytes. A change of any published item empties it, here before the action
/// answers and in other processes within a second: reading an item anew costs microseconds, and a finer rule would have to be
/// right about every process.
/// </summary>
internal sealed class PublishedCache(IOptions<ContentsOptions> options) : IEpochListener, IDisposable
{
    public const string EpochName = ContentEpochs.Published;

    private readonly EpochCache<PublishedDocument> _documents = new(options.Value.CacheMegabytes * 1024L * 1024L);

    public string Epoch => EpochName;

    /// <summary>The state that a reader must name when it brings what it read before a change.</summary>
    public long Generation => _documents.Generation;

    public PublishedDocument? Find(string key) => _documents.Find(key);

    /// <summary>Keeps a document that was read while the generation was <paramref name="generation"/>; forgets it where something has changed since.</summary>
    public void Add(string key, PublishedDocument document, long generation) =>
        _documents.Add(key, document, document.Body.Length + (document.Locked?.Body.Length ?? 0), generation);

    public Task RefreshAsync(CancellationToken cancellationToken)
    {
        _documents.Clear();
        return Task.CompletedTask;
    }

    public void Dispose() => _documents.Dispose();
}
