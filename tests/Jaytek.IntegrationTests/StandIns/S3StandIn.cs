using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;
using Jaytek.Kernel;

namespace Jaytek.IntegrationTests.StandIns;

/// <summary>
/// A server that speaks S3, as a process of its own. It checks signatures (<c>s3.mjs</c>), and parts of uploads stay unseen until they are whole. What
/// the real ones have and it has not: a smallest part of 5 MB, entity tags that tell of parts, a list of unfinished uploads (it answers 501),
/// bodies compared with their signed hash, TLS, rights (one key may do everything), throttling, redirects to another region, and buckets by host name.
/// </summary>
internal sealed class S3StandIn : IAsyncDisposable
{
    public const string AccessKey = "S3RVER";
    public const string SecretKey = "S3RVER";

    private readonly DirectoryInfo _folder;
    private readonly Process _process;

    private S3StandIn(DirectoryInfo folder, Process process, int port)
    {
        (_folder, _process, Address) = (folder, process, $"http://127.0.0.1:{port}");
        Client = new AmazonS3Client(new BasicAWSCredentials(AccessKey, SecretKey), new AmazonS3Config { ServiceURL = Address, AuthenticationRegion = "us-east-1", ForcePathStyle = true });
    }

    public string Address { get; }

    public AmazonS3Client Client { get; }

    public static async Task<S3StandIn> StartAsync()
    {
        var folder = Directory.CreateTempSubdirectory("jaytek-s3-");
        var start = new ProcessStartInfo("node", [Path.Combine(Source(), "s3.mjs"), folder.FullName])
        {
            RedirectStandardInput = true, RedirectStandardOutput = true,
        };
        var process = Process.Start(start)!;
        if (await process.StandardOutput.ReadLineAsync() is not { } port)
            throw new InvalidOperationException("The S3 stand-in did not start; ./jaytek test installs it.");
        return new S3StandIn(folder, process, int.Parse(port, CultureInfo.InvariantCulture));
    }

    /// <summary>A new bucket.</summary>
    public async Task<string> NewBucketAsync()
    {
        var name = "b" + PublicId.New().ToLowerInvariant();
        await Client.PutBucketAsync(name);
        return name;
    }

    /// <summary>The configuration of a site that keeps its files in a bucket.</summary>
    public (string Key, string Value)[] Settings(string bucket, string secretKey = SecretKey) =>
    [
        ("Jaytek:Storage:Kind", "S3"), ("Jaytek:Storage:Endpoint", Address), ("Jaytek:Storage:Bucket", bucket),
        ("Jaytek:Storage:AccessKey", AccessKey), ("Jaytek:Storage:SecretKey", secretKey), ("Jaytek:Storage:TimeoutSeconds", "10"),
    ];

    /// <summary>The names of all objects, or of those that hold a blob.</summary>
    public async Task<List<string>> KeysAsync(string bucket, string sha256 = "") =>
        [.. (await Client.ListObjectsV2Async(new ListObjectsV2Request { BucketName = bucket })).S3Objects.Select(o => o.Key).Where(key => key.Contains(sha256, StringComparison.Ordinal))];

    /// <summary>Ends the server at once; its folder stays until it is disposed of.</summary>
    public async Task StopAsync()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _process.Dispose();
        Client.Dispose();
        _folder.Delete(recursive: true);
    }

    private static string Source([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
