using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.IO.Compression;
using Jaytek.Engine.Actions;
using Jaytek.Engine.Contracts;
using Jaytek.Engine.Data;
using Jaytek.Engine.Features;
using Jaytek.IntegrationTests.Sites;
using Jaytek.IntegrationTests.StandIns;
using Jaytek.Kernel;
using Jaytek.Media.Files;
using Microsoft.Extensions.DependencyInjection;

namespace Jaytek.IntegrationTests.Media;

/// <summary>Where a site keeps its files.</summary>
public enum Store
{
    Disk,
    S3,
}

/// <summary>One site per database and store with the media library switched on, small limits and a clock that tests move forward.</summary>
public sealed class MediaSites : IAsyncLifetime
{
    public const int MaxFileBytes = 2 * 1024 * 1024;

    private readonly ConcurrentDictionary<(DatabaseProvider, Store), Lazy<Task<TestSite>>> _sites = new();
    private readonly Lazy<Task<S3StandIn>> _s3 = new(S3StandIn.StartAsync);

    public TestClock Clock { get; } = new();

    public Task<TestSite> GetAsync(DatabaseProvider provider, Store store = Store.Disk) =>
        _sites.GetOrAdd((provider, store), _ => new Lazy<Task<TestSite>>(() => store == Store.S3 ? OnS3Async(provider) : StartAsync(provider, Clock))).Value;

    public static async Task<TestSite> StartAsync(DatabaseProvider provider, TimeProvider clock, params (string Key, string Value)[] settings)
    {
        var all = settings.ToDictionary(s => s.Key, s => s.Value);
        all.TryAdd("Jaytek:Media:MaxFileBytes", MaxFileBytes.ToString(System.Globalization.CultureInfo.InvariantCulture));
        var site = await TestSite.StartAsync(provider, new TestSiteOptions(Settings: all, Services: s => s.AddSingleton(clock)));
        var on = await site.InScopeAsync(s => s.GetRequiredService<SwitchFeatures>().RunAsync(new FeatureSwitch(["Jaytek.Media"], []), CancellationToken.None));
        Assert.Null(on.Error);
        return site;
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        foreach (var site in _sites.Values)
            await (await site.Value).DisposeAsync();
        if (_s3.IsValueCreated)
            await (await _s3.Value).DisposeAsync();
    }

    private async Task<TestSite> OnS3Async(DatabaseProvider provider)
    {
        var server = await _s3.Value;
        return await StartAsync(provider, Clock, server.Settings(await server.NewBucketAsync()));
    }
}

[CollectionDefinition(Name)]
public sealed class MediaTests : ICollectionFixture<MediaSites>
{
    public const string Name = "Media";
}

internal static class Library
{
    private const int FilterAndRow = 801;

    private static readonly Lazy<byte[]> Black = new(() =>
    {
        var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal))
            zlib.Write(new byte[FilterAndRow * 600]);
        return Chunk("IDAT"u8, packed.ToArray());
    });

    /// <summary>A path that no other test uses.</summary>
    public static string NewPath(string extension) => $"tests/{PublicId.New()}{extension}";

    /// <summary>A black PNG of 800 × 600 that no other test stores.</summary>
    public static byte[] NewPng() =>
    [
        0x89, .. "PNG\r\n\u001A\n"u8, .. Chunk("IHDR"u8, [0, 0, 3, 0x20, 0, 0, 2, 0x58, 8, 0, 0, 0, 0]), .. Chunk("tEXt"u8, [.. "Comment\0"u8, .. Guid.NewGuid().ToByteArray()]),
        .. Black.Value, .. Chunk("IEND"u8, []),
    ];

    private static byte[] Chunk(ReadOnlySpan<byte> name, byte[] data)
    {
        var chunk = new byte[data.Length + 12];
        BinaryPrimitives.WriteInt32BigEndian(chunk, data.Length);
        name.CopyTo(chunk.AsSpan(4));
        data.CopyTo(chunk, 8);
        var crc = uint.MaxValue;
        foreach (var value in chunk.AsSpan(4, data.Length + 4))
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++)
                crc = (crc & 1) == 0 ? crc >> 1 : (crc >> 1) ^ 0xEDB88320;
        }
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(data.Length + 8), ~crc);
        return chunk;
    }

    public static Task<Result<StoreOutcome>> StoreAsync(this TestSite site, string path, byte[] content, bool overwrite = true, Actor? actor = null, bool isTrusted = false) =>
        site.InScopeAsync(s => s.GetRequiredService<StoreMediaFile>()
            .RunAsync(new MediaUpload(path, new MemoryStream(content), overwrite, isTrusted), CancellationToken.None), actor);

    /// <summary>Runs a recipe step as the executor does: prepares it, then executes it inside one unit of work.</summary>
    public static Task<Result> RunStepAsync<TStep>(this TestSite site, RecipeStepContext context) where TStep : IRecipeStep =>
        site.InScopeAsync(async s =>
        {
            var step = s.GetRequiredService<TStep>();
            var prepared = await step.PrepareAsync(context, CancellationToken.None);
            return prepared.IsSuccess
                ? await s.GetRequiredService<ActionRunner>().RunAsync("test.step", _ => step.ExecuteAsync(context, CancellationToken.None), CancellationToken.None)
                : prepared;
        });

    /// <summary>Whether the bytes are in the site's store.</summary>
    public static async Task<bool> HasBlobAsync(this TestSite site, string sha256)
    {
        await foreach (var kept in site.Services.GetRequiredService<IBlobStore>().ListAsync(DateTimeOffset.MaxValue, CancellationToken.None))
        {
            if (kept == sha256)
                return true;
        }
        return false;
    }
}
