using System.Net;
using System.Security.Cryptography;
using Jaytek.Engine.CommandLine;
using Jaytek.Engine.Contracts;
using Jaytek.Engine.Data;
using Jaytek.Engine.Jobs;
using Jaytek.IntegrationTests.Identity;
using Jaytek.IntegrationTests.Sites;
using Jaytek.IntegrationTests.StandIns;
using Jaytek.Media.Blobs;
using Jaytek.Media.Contracts;
using Microsoft.Extensions.DependencyInjection;

namespace Jaytek.IntegrationTests.Media;

/// <summary>Files in a bucket, where the network, the keys and the server may fail. What both stores do alike: <see cref="StoreTests"/>.</summary>
[Collection(MediaTests.Name)]
public sealed class S3Tests
{
    private const int FiftyMegabytes = 50 * 1024 * 1024;

    [Theory, BothDatabases]
    public async Task Fifty_megabytes_arrive_in_parts_and_are_read_from_anywhere(DatabaseProvider provider)
    {
        await using var server = await S3StandIn.StartAsync();
        var bucket = await server.NewBucketAsync();
        await using var site = await MediaSites.StartAsync(provider, TimeProvider.System, [.. server.Settings(bucket), ("Jaytek:Media:MaxFileBytes", "100000000")]);
        byte[] film = [.. Library.NewPng(), .. RandomNumberGenerator.GetBytes(FiftyMegabytes)];
        var path = Library.NewPath(".png");
        Assert.Null((await site.StoreAsync(path, film)).Error);
        Assert.Single(await server.KeysAsync(bucket));

        using var client = site.NewClient();
        Assert.Equal(SHA256.HashData(film), SHA256.HashData(await client.GetByteArrayAsync(MediaUrl.Of(path))));
        foreach (var (from, length) in new[] { (0, 10), (FiftyMegabytes / 2, 3_000_000), (film.Length - 5, 5) })
        {
            using var ranged = new HttpRequestMessage(HttpMethod.Get, MediaUrl.Of(path)) { Headers = { Range = new(from, from + length - 1) } };
            using var part = await client.SendAsync(ranged);
            Assert.Equal(HttpStatusCode.PartialContent, part.StatusCode);
            var bytes = await part.Content.ReadAsByteArrayAsync();
            Assert.True(film.AsSpan(from, length).SequenceEqual(bytes), $"The bytes from {from} on are others.");
        }
    }

    [Theory, BothDatabases]
    public async Task A_server_that_goes_away_in_the_middle_costs_a_clear_refusal_and_nothing_that_was_acknowledged(DatabaseProvider provider)
    {
        var server = await S3StandIn.StartAsync();
        await using var stopped = server;
        var bucket = await server.NewBucketAsync();
        await using var site = await MediaSites.StartAsync(provider, TimeProvider.System, [.. server.Settings(bucket), ("Jaytek:Media:MaxFileBytes", "100000000")]);
        var kept = Library.NewPath(".png");
        Assert.Null((await site.StoreAsync(kept, Library.NewPng())).Error);

        // Its upload ends when the server has: the content itself stops it.
        var lost = Library.NewPath(".png");
        byte[] content = [.. Library.NewPng(), .. RandomNumberGenerator.GetBytes(20_000_000)];
        var refused = await site.InScopeAsync(s => s.GetRequiredService<Jaytek.Media.Files.StoreMediaFile>()
            .RunAsync(new Jaytek.Media.Files.MediaUpload(lost, new StoppingStream(content, server.StopAsync), Overwrite: true), CancellationToken.None));
        Assert.Equal("media.storage.unavailable", refused.Error?.Code);
        Assert.Empty(Directory.GetFiles(Path.Combine(site.DataDirectory, "work")));

        using var client = site.NewClient();
        using var answer = await client.GetAsync(MediaUrl.Of(kept));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.NotNull(answer.Headers.RetryAfter);
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync(MediaUrl.Of(lost))).StatusCode);
        using var health = await client.GetAsync("/health/ready");
        // Pages are served all the same, so no balancer takes the site away.
        Assert.Equal(HttpStatusCode.OK, health.StatusCode);
        Assert.Contains("\"files\":\"not ready\"", await health.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var admin = await site.BrowserAsync(await site.NewAsync("Administrator"));
        Assert.Contains("The storage cannot be reached", await admin.GetStringAsync("/admin/system"), StringComparison.Ordinal);
    }

    [Theory]
    [BothDatabases("another-secret", true, "refuses the key")]
    [BothDatabases(S3StandIn.SecretKey, false, "is not there")]
    public async Task A_wrong_key_and_a_missing_bucket_are_told_apart(DatabaseProvider provider, string secretKey, bool hasBucket, string problem)
    {
        await using var server = await S3StandIn.StartAsync();
        var bucket = hasBucket ? await server.NewBucketAsync() : "nowhere";
        await using var site = await MediaSites.StartAsync(provider, TimeProvider.System, server.Settings(bucket, secretKey));
        Assert.Contains(problem, await site.Services.GetRequiredService<IBlobKeeper>().ProblemAsync(CancellationToken.None), StringComparison.Ordinal);
        Assert.Equal("media.storage.unavailable", (await site.StoreAsync(Library.NewPath(".png"), Library.NewPng())).Error?.Code);
    }

    [Theory, BothDatabases]
    public async Task Bytes_that_are_stored_again_outlive_a_sweep_that_has_judged_them_already(DatabaseProvider provider)
    {
        await using var server = await S3StandIn.StartAsync();
        var (bucket, clock) = (await server.NewBucketAsync(), new TestClock());
        await using var site = await MediaSites.StartAsync(provider, clock, server.Settings(bucket));
        var blobs = site.Services.GetRequiredService<IBlobStore>();
        var hash = await KeepAsync();
        var first = Assert.Single(await server.KeysAsync(bucket));
        clock.Advance(TimeSpan.FromDays(2));
        var before = clock.GetUtcNow().AddDays(-1);

        await KeepAsync();
        var second = Assert.Single(await server.KeysAsync(bucket));
        Assert.NotEqual(first, second);
        // What the sweep saw before, it removes by its whole name.
        await server.Client.CopyObjectAsync(bucket, second, bucket, first);
        Assert.False(await blobs.DeleteAsync(hash, before, CancellationToken.None));
        Assert.Equal(second, Assert.Single(await server.KeysAsync(bucket)));
        await using var content = await blobs.OpenAsync(hash, CancellationToken.None);
        Assert.Equal(hash, Convert.ToHexStringLower(await SHA256.HashDataAsync(content!)));

        async Task<string> KeepAsync() => (await blobs.StoreAsync(new MemoryStream([1, 2, 3]), 10, CancellationToken.None)).Sha256;
    }

    [Theory, BothDatabases]
    public async Task A_reader_goes_on_when_another_object_takes_the_place_of_the_one_it_reads(DatabaseProvider provider)
    {
        await using var server = await S3StandIn.StartAsync();
        var bucket = await server.NewBucketAsync();
        await using var site = await MediaSites.StartAsync(provider, TimeProvider.System, server.Settings(bucket));
        var blobs = site.Services.GetRequiredService<IBlobStore>();
        var bytes = RandomNumberGenerator.GetBytes(2_000_000);
        var stored = await blobs.StoreAsync(new MemoryStream(bytes), bytes.Length, CancellationToken.None);
        await using var content = await blobs.OpenAsync(stored.Sha256, CancellationToken.None);
        var read = new byte[bytes.Length];
        await content!.ReadExactlyAsync(read.AsMemory(0, 1000));
        await blobs.StoreAsync(new MemoryStream(bytes), bytes.Length, CancellationToken.None);
        await content.ReadExactlyAsync(read.AsMemory(1000));
        Assert.Equal(bytes, read);
    }

    [Theory, BothDatabases]
    public async Task The_disk_is_copied_to_the_bucket_and_the_site_goes_on_there(DatabaseProvider provider)
    {
        await using var server = await S3StandIn.StartAsync();
        var bucket = await server.NewBucketAsync();
        await using var site = await MediaSites.StartAsync(provider, TimeProvider.System, [.. server.Settings(bucket).Where(s => s.Key != "Jaytek:Storage:Kind")]);
        foreach (var _ in Enumerable.Range(0, 3))
            Assert.Null((await site.StoreAsync(Library.NewPath(".png"), Library.NewPng())).Error);
        var damaged = Directory.GetFiles(Path.Combine(site.DataDirectory, "blobs"), "*", SearchOption.AllDirectories).Order().First();
        var whole = await File.ReadAllBytesAsync(damaged);
        await File.WriteAllBytesAsync(damaged, [.. whole, 1]);

        var first = await RunAsync(site, "copy", "disk", "s3");
        Assert.Equal(1, first.Code);
        Assert.Contains($"The bytes of {Path.GetFileName(damaged)} are damaged", first.Text, StringComparison.Ordinal);
        Assert.Contains("2 copied", first.Text, StringComparison.Ordinal);
        await File.WriteAllBytesAsync(damaged, whole);
        var second = await RunAsync(site, "copy", "disk", "s3");
        Assert.Equal(0, second.Code);
        Assert.Contains("1 copied", second.Text, StringComparison.Ordinal);
        Assert.Contains("2 there already", second.Text, StringComparison.Ordinal);
        Assert.Single(await server.KeysAsync(bucket, Path.GetFileName(damaged)));
        Assert.Contains("3 whole, 0 damaged, on this disk", (await RunAsync(site, "check")).Text, StringComparison.Ordinal);
    }

    [Theory]
    [BothDatabases("Jaytek:Storage:Kind", "S3", "Jaytek:Storage:Bucket")]
    [BothDatabases("Jaytek:Storage:Endpoint", "s3.example.com", "begins with https")]
    [BothDatabases("Jaytek:Storage:AccessKey", "a", "both or neither")]
    [BothDatabases("Jaytek:Storage:Prefix", "a", "slash at the end")]
    public async Task A_wrong_configuration_stops_the_start_and_names_its_key(DatabaseProvider provider, string key, string value, string message)
    {
        var wrong = await Assert.ThrowsAnyAsync<Exception>(() => MediaSites.StartAsync(provider, TimeProvider.System, (key, value)));
        Assert.Contains(message, wrong.Message, StringComparison.Ordinal);
    }

    private static Task<(int Code, string Text)> RunAsync(TestSite site, params string[] arguments) => site.InScopeAsync(async s =>
    {
        var output = new StringWriter();
        var code = await s.GetRequiredService<StorageVerb>().RunAsync(arguments, new CommandConsole(output, output), CancellationToken.None);
        return (code, output.ToString());
    });

    /// <summary>Does something after its first bytes were read.</summary>
    private sealed class StoppingStream(byte[] content, Func<Task> stop) : MemoryStream(content)
    {
        private bool _isStopped;

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (!_isStopped && Position > Length / 2)
            {
                _isStopped = true;
                await stop();
            }
            return await base.ReadAsync(buffer, cancellationToken);
        }
    }
}
