using System.Net;
using System.Net.Sockets;
using Jaytek.Engine.Contracts;
using Jaytek.Media;
using Jaytek.Media.Blobs.S3;
using Microsoft.Extensions.Options;
using GetObjectRequest = Amazon.S3.Model.GetObjectRequest;

namespace Jaytek.UnitTests.Media;

/// <summary>A storage that takes connections and says nothing must not take the pages with it.</summary>
public sealed class DeadBucketTests
{
    [Fact]
    public async Task Questions_end_soon_all_tries_together_and_then_nobody_waits_at_all()
    {
        using var silence = new TcpListener(IPAddress.Loopback, 0);
        silence.Start();
        using var bucket = new S3Bucket(
            Options.Create(new StorageOptions
            {
                Bucket = "bucket", Endpoint = $"http://127.0.0.1:{((IPEndPoint)silence.LocalEndpoint).Port}", AccessKey = "a", SecretKey = "s", AnswerSeconds = 1,
            }),
            TimeProvider.System);
        var begun = TimeProvider.System.GetTimestamp();
        var first = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => AskAsync(bucket)));
        var waited = TimeProvider.System.GetElapsedTime(begun);
        Assert.All(first, message => Assert.Contains("did not answer within 1 seconds", message, StringComparison.Ordinal));

        begun = TimeProvider.System.GetTimestamp();
        var next = await AskAsync(bucket);
        Assert.Contains("left alone", next, StringComparison.Ordinal);
        Assert.True(TimeProvider.System.GetElapsedTime(begun) < waited / 2, "It was asked again.");
        Assert.InRange(waited, TimeSpan.FromSeconds(0.9), TimeSpan.FromSeconds(20));
    }

    private static async Task<string> AskAsync(S3Bucket bucket) =>
        (await Assert.ThrowsAsync<BlobStoreUnavailableException>(
            () => bucket.AskAsync((s3, ct) => s3.GetObjectAsync(new GetObjectRequest { BucketName = "bucket", Key = "k" }, ct), CancellationToken.None))).Message;
}
