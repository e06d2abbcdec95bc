using System.Runtime.CompilerServices;
using Amazon.S3.Model;
using Jaytek.Engine.Contracts;
using Jaytek.Media.Programs;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Logging;

namespace Jaytek.Media.Blobs.S3;

/// <summary>
/// Blobs as objects of a bucket. What arrives is written into a file of the work folder first, since its hash is its name, and is acknowledged when
/// the bucket has it whole. How names keep the sweep from what is being stored: <see cref="S3Keys"/>.
/// </summary>
internal sealed class S3BlobStore : IBlobKeeper, IDisposable
{
    /// <summary>The most that the protocol copies in one request, bytes.</summary>
    private const long LongestCopy = 5L * 1024 * 1024 * 1024;

    /// <summary>A health check that waits as long as a page does would itself be given up.</summary>
    private static readonly TimeSpan ProbePatience = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan KnownFor = TimeSpan.FromMinutes(10);
    private const int MostKnown = 20_000;

    private readonly S3Bucket _bucket;
    private readonly WorkFolder _work;
    private readonly TimeProvider _clock;
    private readonly ILogger<S3BlobStore> _logger;
    private readonly S3Keys _keys;
    private readonly S3Upload _upload;
    private readonly S3Listing _listing;
    private readonly MemoryCache _known = new(new MemoryCacheOptions { SizeLimit = MostKnown });

    public S3BlobStore(S3Bucket bucket, WorkFolder work, TimeProvider clock, ILogger<S3BlobStore> logger)
    {
        (_bucket, _work, _clock, _logger) = (bucket, work, clock, logger);
        _keys = new S3Keys(bucket.Prefix);
        (_upload, _listing) = (new S3Upload(bucket), new S3Listing(bucket, _keys));
    }

    public string Whereabouts => $"in the bucket {_bucket.Name} ({_bucket.Server})";

    public async Task<BlobInfo> StoreAsync(Stream content, long maxBytes, CancellationToken cancellationToken)
    {
        var path = _work.NewPath("");
        try
        {
            var info = await BlobSpool.WriteAsync(content, path, maxBytes, isDurable: false, cancellationToken);
            var older = await _listing.OfAsync(info.Sha256, cancellationToken);
            var now = _clock.GetUtcNow();
            var stored = new S3Blob(_keys.New(info.Sha256, now), info.Sha256, info.Length, now);
            if (older.LastOrDefault() is not { } latest || latest.Length != info.Length || !await CopyAsync(latest, stored.Key, cancellationToken))
                await _upload.RunAsync(path, info.Length, stored.Key, cancellationToken);
            Know(stored);
            await ReplaceAsync(older.Where(o => string.CompareOrdinal(o.Key, stored.Key) < 0), cancellationToken);
            return info;
        }
        finally
        {
            File.Delete(path);
        }
    }

    public async Task<Stream?> OpenAsync(string sha256, CancellationToken cancellationToken) =>
        await FindAsync(sha256, cancellationToken) is { } blob ? new S3ReadStream(_bucket, blob, ct => FindAgainAsync(sha256, ct)) : null;

    public async Task<BlobFile?> LendAsync(string sha256, CancellationToken cancellationToken)
    {
        await using var content = await OpenAsync(sha256, cancellationToken);
        if (content is null)
            return null;
        var lent = new BlobFile(_work.NewPath(""), isCopy: true);
        var isWhole = false;
        try
        {
            var copied = await BlobSpool.WriteAsync(content, lent.Path, long.MaxValue, isDurable: false, cancellationToken);
            if (copied.Sha256 != sha256)
                throw new BlobStoreUnavailableException($"The bytes of {sha256} in the storage are others: {copied.Sha256} ({_bucket.Server}).");
            isWhole = true;
            return lent;
        }
        finally
        {
            if (!isWhole)
                lent.Dispose();
        }
    }

    public async Task<bool> DeleteAsync(string sha256, DateTimeOffset before, CancellationToken cancellationToken)
    {
        var all = await _listing.OfAsync(sha256, cancellationToken);
        _known.Remove(sha256);
        foreach (var old in all.Where(o => o.StoredAt < before))
            await RemoveAsync(old, cancellationToken);
        return all.Count > 0 && all.TrueForAll(o => o.StoredAt < before);
    }

    public async IAsyncEnumerable<string> ListAsync(DateTimeOffset before, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var same in _listing.AllAsync(cancellationToken))
        {
            if (same.TrueForAll(o => o.StoredAt < before))
                yield return same[0].Sha256;
        }
    }

    public async Task<string?> ProblemAsync(CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(ProbePatience);
        try
        {
            await _listing.TouchAsync(patience.Token);
            return null;
        }
        catch (BlobStoreUnavailableException e)
        {
            return e.Message;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return $"The storage did not answer within {ProbePatience.TotalSeconds:0} seconds ({_bucket.Server}).";
        }
    }

    public async Task TidyAsync(DateTimeOffset before, CancellationToken cancellationToken)
    {
        await foreach (var same in _listing.AllAsync(cancellationToken))
            await ReplaceAsync(same.SkipLast(1).Where(o => o.StoredAt < before), cancellationToken);
        await foreach (var upload in _listing.UnfinishedAsync(before, cancellationToken))
            await _bucket.AskAsync((s3, ct) => s3.AbortMultipartUploadAsync(_bucket.Name, upload.Key, upload.UploadId, ct), cancellationToken);
    }

    public void Dispose() => _known.Dispose();

    private async Task<S3Blob?> FindAsync(string sha256, CancellationToken cancellationToken) =>
        _known.TryGetValue(BlobName.Checked(sha256), out S3Blob? known) ? known : await FindAgainAsync(sha256, cancellationToken);

    private async Task<S3Blob?> FindAgainAsync(string sha256, CancellationToken cancellationToken)
    {
        _known.Remove(sha256);
        var latest = (await _listing.OfAsync(sha256, cancellationToken)).LastOrDefault();
        if (latest is not null)
            Know(latest);
        return latest;
    }

    private void Know(S3Blob blob) => _known.Set(blob.Sha256, blob, new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = KnownFor });

    /// <summary>Bytes that are there already are copied by the server itself; false where they went in the meantime.</summary>
    private async Task<bool> CopyAsync(S3Blob from, string to, CancellationToken cancellationToken) =>
        from.Length <= LongestCopy && await _bucket.BringAsync((s3, ct) => s3.CopyObjectAsync(_bucket.Name, from.Key, _bucket.Name, to, ct), cancellationToken) is not null;

    /// <summary>What a newer object replaces may go at any time; what stays for a failure goes with the next sweep.</summary>
    private async Task ReplaceAsync(IEnumerable<S3Blob> older, CancellationToken cancellationToken)
    {
        foreach (var old in older)
        {
            try
            {
                await RemoveAsync(old, cancellationToken);
            }
            catch (BlobStoreUnavailableException e)
            {
                _logger.LogWarning(e, "The object {Key}, which a newer one replaces, could not be removed", old.Key);
            }
        }
    }

    private Task<DeleteObjectResponse?> RemoveAsync(S3Blob blob, CancellationToken cancellationToken) =>
        _bucket.AskAsync((s3, ct) => s3.DeleteObjectAsync(_bucket.Name, blob.Key, ct), cancellationToken);
}
