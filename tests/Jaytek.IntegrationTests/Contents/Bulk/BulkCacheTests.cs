using Jaytek.Contents.Bulk;
using Jaytek.Contents.Contracts;
using Jaytek.Engine.Data;
using Jaytek.Engine.Epochs;
using Jaytek.IntegrationTests.Identity;
using Jaytek.IntegrationTests.Sites;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Jaytek.IntegrationTests.Contents.Bulk;

/// <summary>A long run does not clear the caches of visitors once for each of its items.</summary>
public sealed class BulkCacheTests
{
    [Theory, BothDatabases]
    public async Task Caches_follow_once_a_turn_and_before_the_run_is_done(DatabaseProvider provider)
    {
        const int Items = 40;
        var counter = new Counter();
        await using var site = await TestSite.StartAsync(provider, new TestSiteOptions(Services: services => services.AddSingleton<IEpochListener>(counter)));
        await ContentSite.PrepareAsync(site);
        var chief = await site.NewAsync("Administrator");
        var ids = new List<string>();
        for (var i = 0; i < Items; i++)
            ids.Add((await site.DraftAsync(ContentSite.New())).ContentItemId);
        using var client = site.NewClient();
        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await client.GetAsync($"/api/content/{ids[^1]}")).StatusCode);
        var before = counter.Count;

        var run = await site.InScopeAsync(services => services.GetRequiredService<StartBulkRun>()
            .RunAsync(new StartBulkRun.Input(BulkVerb.Publish, ContentSite.Story, ids), CancellationToken.None), chief.Actor);
        Assert.Null(run.Error);
        await Eventually.IsTrueAsync(() => site.InScopeAsync(services => services.GetRequiredService<JaytekDb>().Set<BulkRun>().AnyAsync(found => found.State == BulkState.Finished)));

        Assert.Equal(System.Net.HttpStatusCode.OK, (await client.GetAsync($"/api/content/{ids[^1]}")).StatusCode);
        // Two turns, and a tick each second beside them.
        Assert.InRange(counter.Count - before, 1, Items / 2);
    }

    private sealed class Counter : IEpochListener
    {
        private int _count;

        public int Count => Volatile.Read(ref _count);

        public string Epoch => ContentEpochs.Published;

        public Task RefreshAsync(CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref _count);
            return Task.CompletedTask;
        }
    }
}
