using Amazon.S3.Model;

namespace Jaytek.Media.Blobs.S3;

/// <summary>
/// Brings a file into the bucket: at once, or in parts. Either way its name is there only when all of it is. Bodies are signed whole: signing
/// them piece by piece is what many servers that are not Amazon's do not understand.
/// </summary>
internal sealed class S3Upload(S3Bucket bucket)
{
    private const long PartLength = 8 * 1024 * 1024;
    private const int MostParts = 10_000;
    private const int AtOnce = 3;

    public async Task RunAsync(string path, long length, string key, CancellationToken cancellationToken)
    {
        if (length > PartLength)
        {
            await InPartsAsync(path, length, key, cancellationToken);
            return;
        }
        await using var content = File.OpenRead(path);
        Expect(await bucket.BringAsync((s3, ct) => s3.PutObjectAsync(new PutObjectRequest
        {
            BucketName = bucket.Name, Key = key, InputStream = content, AutoCloseStream = false, UseChunkEncoding = false, ContentType = "application/octet-stream",
        }, ct), cancellationToken));
    }

    private async Task InPartsAsync(string path, long length, string key, CancellationToken cancellationToken)
    {
        var begun = Expect(await bucket.AskAsync((s3, ct) => s3.InitiateMultipartUploadAsync(new InitiateMultipartUploadRequest
        {
            BucketName = bucket.Name, Key = key, ContentType = "application/octet-stream",
        }, ct), cancellationToken));
        var isWhole = false;
        try
        {
            var size = Math.Max(PartLength, (length + MostParts - 1) / MostParts);
            var parts = new PartETag[(int)((length + size - 1) / size)];
            var limit = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken };
            await Parallel.ForAsync(0, parts.Length, limit, async (at, ct) =>
                parts[at] = await PartAsync(path, at * size, Math.Min(size, length - (at * size)), new PartPlace(key, begun.UploadId, at + 1), ct));
            Expect(await bucket.BringAsync((s3, ct) => s3.CompleteMultipartUploadAsync(new CompleteMultipartUploadRequest
            {
                BucketName = bucket.Name, Key = key, UploadId = begun.UploadId, PartETags = [.. parts],
            }, ct), cancellationToken));
            isWhole = true;
        }
        finally
        {
            if (!isWhole)
                await AbortAsync(key, begun.UploadId);
        }
    }

    private async Task<PartETag> PartAsync(string path, long from, long length, PartPlace place, CancellationToken cancellationToken)
    {
        var part = Expect(await bucket.BringAsync((s3, ct) => s3.UploadPartAsync(new UploadPartRequest
        {
            BucketName = bucket.Name, Key = place.Key, UploadId = place.UploadId, PartNumber = place.Number,
            FilePath = path, FilePosition = from, PartSize = length, UseChunkEncoding = false,
        }, ct), cancellationToken));
        return new PartETag(place.Number, part.ETag);
    }

    /// <summary>What cannot be taken back now, the sweep takes back later, and the first failure is the one to tell.</summary>
    private async Task AbortAsync(string key, string uploadId)
    {
        using var soon = new CancellationTokenSource(TimeSpan.FromSeconds(5));
        try
        {
            await bucket.AskAsync((s3, ct) => s3.AbortMultipartUploadAsync(bucket.Name, key, uploadId, ct), soon.Token);
        }
        catch (Exception e) when (e is Engine.Contracts.BlobStoreUnavailableException or OperationCanceledException)
        {
        }
    }

    /// <summary>A 404 to a write: the upload was aborted by somebody, or this is no S3 server.</summary>
    private T Expect<T>(T? answer) where T : class =>
        answer ?? throw new Engine.Contracts.BlobStoreUnavailableException($"The storage has lost an upload under way, or does not take any ({bucket.Server}).");

    private sealed record PartPlace(string Key, string UploadId, int Number);
}
