using System.Collections.Concurrent;
using Jaytek.Engine.Data;
using Jaytek.Engine.Jobs;
using Jaytek.IntegrationTests.Sites;
using Jaytek.Media.Files;
using Jaytek.Media.Waveforms;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Jaytek.BrowserTests.Days;

/// <summary>The demo with a clock that a test moves, one for each database; days are lived on it one after the other.</summary>
/// <param name="Site">The site.</param>
/// <param name="Clock">Its clock.</param>
internal sealed record DaySite(TestSite Site, TestClock Clock)
{
    private static readonly ConcurrentDictionary<DatabaseProvider, Lazy<Task<DaySite>>> Sites = new();

    static DaySite() => AppDomain.CurrentDomain.ProcessExit += (_, _) => Task.Run(DisposeAllAsync).Wait(TimeSpan.FromSeconds(30));

    public static Task<DaySite> GetAsync(DatabaseProvider provider) => Sites.GetOrAdd(provider, p => new Lazy<Task<DaySite>>(() => StartAsync(p))).Value;

    /// <summary>Runs a job now, as its schedule would.</summary>
    public async Task RunJobAsync(string name) =>
        Assert.True(await Site.Services.GetRequiredService<JobRunner>().RunAsync(name, Clock.GetUtcNow(), CancellationToken.None));

    /// <summary>Lets time pass, and what was planned for it happen.</summary>
    public async Task PassAsync(TimeSpan time)
    {
        Clock.Advance(time);
        await RunJobAsync("contents.schedule");
    }

    private static async Task<DaySite> StartAsync(DatabaseProvider provider)
    {
        var clock = new TestClock();
        var site = await TestSite.StartAsync(provider, new TestSiteOptions("demo", Services: services => services.AddSingleton<TimeProvider>(clock)));
        var day = new DaySite(site, clock);
        await day.LengthenAsync();
        return day;
    }

    // Under every recording's path lies a longer one, and its wave is drawn.
    private async Task LengthenAsync()
    {
        var wav = Recording.Wav();
        var paths = await Site.InScopeAsync(services => services.GetRequiredService<JaytekDb>().Set<MediaFile>()
            .Where(file => file.Path.EndsWith(".wav")).Select(file => file.Path).ToListAsync());
        foreach (var path in paths)
        {
            var stored = await Site.InScopeAsync(services => services.GetRequiredService<StoreMediaFile>()
                .RunAsync(new MediaUpload(path, new MemoryStream(wav), Overwrite: true), CancellationToken.None));
            Assert.True(stored.IsSuccess, stored.Error?.ToString());
        }
        await Site.DeliverEventsAsync();
        await Eventually.IsTrueAsync(async () =>
        {
            await RunJobAsync("media.measure");
            var now = Clock.GetUtcNow();
            return !await Site.InScopeAsync(services => services.GetRequiredService<JaytekDb>().Set<Measurement>().AnyAsync(one => one.DueAt <= now));
        });
    }

    private static async Task DisposeAllAsync()
    {
        foreach (var day in Sites.Values.Where(day => day.IsValueCreated && day.Value.IsCompletedSuccessfully))
            await (await day.Value).Site.DisposeAsync();
    }
}
