using System.Collections.Concurrent;
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
    /// <summary>A path that no other test uses.</summary>
    public static string NewPath(string extension) => $"tests/{PublicId.New()}{extension}";

    /// <summary>Bytes that no other test stores, behind the signature of a PNG of 800 × 600.</summary>
    public static byte[] NewPng() =>
        [0x89, .. "PNG\r\n\u001A\n"u8, 0, 0, 0, 13, .. "IHDR"u8, 0, 0, 3, 0x20, 0, 0, 2, 0x58, 8, 6, 0, 0, 0, .. Guid.NewGuid().ToByteArray()];

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
