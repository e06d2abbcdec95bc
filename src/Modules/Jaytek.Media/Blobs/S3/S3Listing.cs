using System.Net;
using System.Runtime.CompilerServices;
using Amazon.S3;
using Amazon.S3.Model;
using Jaytek.Engine.Contracts;

namespace Jaytek.Media.Blobs.S3;

/// <summary>Reads what the bucket holds. Names are listed in their order, so what holds one blob stands together, the latest last.</summary>
internal sealed class S3Listing(S3Bucket bucket, S3Keys keys)
{
    /// <summary>The objects that hold one blob.</summary>
    public async Task<List<S3Blob>> OfAsync(string sha256, CancellationToken cancellationToken)
    {
        var found = new List<S3Blob>();
        await foreach (var blob in ListAsync(keys.Of(sha256), cancellationToken))
            found.Add(blob);
        return found;
    }

    /// <summary>All blobs, each with the objects that hold it.</summary>
    public async IAsyncEnumerable<List<S3Blob>> AllAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var same = new List<S3Blob>();
        await foreach (var blob in ListAsync(keys.Root, cancellationToken))
        {
            if (same.Count > 0 && same[0].Sha256 != blob.Sha256)
            {
                yield return same;
                same = [];
            }
            same.Add(blob);
        }
        if (same.Count > 0)
            yield return same;
    }

    /// <summary>Asks for one name, whatever it is: the bucket is there, and the key may read it.</summary>
    public Task TouchAsync(CancellationToken cancellationToken) => PageAsync(new ListObjectsV2Request { BucketName = bucket.Name, Prefix = keys.Root, MaxKeys = 1 }, cancellationToken);

    /// <summary>Uploads in parts that were begun before a time and never completed. Of a server that cannot list them there are none: its own rule has to end them.</summary>
    public async IAsyncEnumerable<MultipartUpload> UnfinishedAsync(DateTimeOffset before, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var request = new ListMultipartUploadsRequest { BucketName = bucket.Name, Prefix = keys.Root };
        ListMultipartUploadsResponse? page;
        do
        {
            page = await UnfinishedPageAsync(request, cancellationToken);
            foreach (var upload in page?.MultipartUploads ?? [])
            {
                if (upload.Initiated.ToUniversalTime() < before.UtcDateTime)
                    yield return upload;
            }
            (request.KeyMarker, request.UploadIdMarker) = (page?.NextKeyMarker, page?.NextUploadIdMarker);
        }
        while (page is { IsTruncated: true });
    }

    private async IAsyncEnumerable<S3Blob> ListAsync(string prefix, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var request = new ListObjectsV2Request { BucketName = bucket.Name, Prefix = prefix };
        ListObjectsV2Response page;
        do
        {
            page = await PageAsync(request, cancellationToken);
            foreach (var item in page.S3Objects)
            {
                if (keys.Read(item.Key, item.Size) is { } blob)
                    yield return blob;
            }
            request.ContinuationToken = page.NextContinuationToken;
        }
        while (page.IsTruncated);
    }

    private async Task<ListObjectsV2Response> PageAsync(ListObjectsV2Request request, CancellationToken cancellationToken) =>
        await bucket.AskAsync((s3, ct) => s3.ListObjectsV2Async(request, ct), cancellationToken)
        ?? throw new BlobStoreUnavailableException($"This address speaks no S3 ({bucket.Server}).");

    private async Task<ListMultipartUploadsResponse?> UnfinishedPageAsync(ListMultipartUploadsRequest request, CancellationToken cancellationToken)
    {
        try
        {
            return await bucket.AskAsync((s3, ct) => s3.ListMultipartUploadsAsync(request, ct), cancellationToken);
        }
        catch (BlobStoreUnavailableException e) when (e.InnerException is AmazonS3Exception { StatusCode: HttpStatusCode.NotImplemented })
        {
            return null;
        }
    }
}
