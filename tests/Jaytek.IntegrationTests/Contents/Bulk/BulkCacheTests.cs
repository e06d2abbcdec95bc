using System.Net;
using Jaytek.Contents.Bulk;
using Jaytek.Contents.Contracts;
using Jaytek.Engine.Data;
using Jaytek.Engine.Epochs;
using Jaytek.IntegrationTests.Engine;
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
        const int Items = 40, Turns = 2;
        var counter = new CountingListener(ContentEpochs.Published);
        await using var site = await FollowOnceTests.StartAsync(provider, counter);
        await ContentSite.PrepareAsync(site);
        var chief = await site.NewAsync("Administrator");
        var ids = new List<string>();
        for (var i = 0; i < Items; i++)
            ids.Add((await site.PublishedAsync(ContentSite.New())).ContentItemId);
        using var client = site.NewClient();
        // What is found is kept until the caches follow.
        foreach (var id in ids)
            Assert.Equal(HttpStatusCode.OK, (await client.GetAsync($"/api/content/{id}")).StatusCode);
        var before = counter.Count;

        var run = await site.InScopeAsync(services => services.GetRequiredService<StartBulkRun>()
            .RunAsync(new StartBulkRun.Input(BulkVerb.Unpublish, ContentSite.Story, ids), CancellationToken.None), chief.Actor);
        Assert.Null(run.Error);
        await Eventually.IsTrueAsync(() => site.InScopeAsync(services => services.GetRequiredService<JaytekDb>().Set<BulkRun>().AnyAsync(found => found.State == BulkState.Finished)));

        foreach (var id in ids)
            Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync($"/api/content/{id}")).StatusCode);
        Assert.Equal(Turns, counter.Count - before);
    }
}
