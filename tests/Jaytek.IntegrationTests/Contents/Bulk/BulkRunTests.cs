using Jaytek.Admin.Contracts;
using Jaytek.Contents.Admin.Lists;
using Jaytek.Contents.Bulk;
using Jaytek.Contents.Contracts;
using Jaytek.Engine.Data;
using Jaytek.Identity.Users;
using Jaytek.IntegrationTests.Identity;
using Jaytek.IntegrationTests.Sites;
using Jaytek.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Jaytek.IntegrationTests.Contents.Bulk;

/// <summary>One verb on many items, with a result for each.</summary>
public sealed class BulkRunTests
{
    [Theory, BothDatabases]
    public async Task Each_item_is_done_or_refused_with_the_rights_of_who_started_it_and_a_notice_says_so(DatabaseProvider provider)
    {
        var site = await ContentSite.SharedAsync(provider);
        // A writer deletes their own stories, and nobody else's.
        var writer = await site.NewAsync("Writer");
        var (own, foreign) = (Of(writer.Id), Of(null));
        var ids = new[] { (await site.DraftAsync(own)).ContentItemId, (await site.DraftAsync(foreign)).ContentItemId };
        var run = await StartAsync(site, new StartBulkRun.Input(BulkVerb.Delete, ContentSite.Story, ids), writer.Actor);
        await WorkAsync(site, run);

        var done = await RunAsync(site, run);
        Assert.Equal((BulkState.Finished, 2, 1, 1), (done.State, done.Total, done.Done, done.Refused));
        Assert.Null(await site.FindAsync(ids[0], ContentVersion.Latest));
        Assert.NotNull(await site.FindAsync(ids[1], ContentVersion.Latest));
        var items = await ItemsAsync(site, run);
        Assert.Equal([BulkOutcome.Done, BulkOutcome.Refused], items.Select(item => item.Outcome));
        Assert.Equal("engine.forbidden", items[1].Code);
        var notice = Assert.Single(await site.InScopeAsync(services => services.GetRequiredService<INotices>().ListAsync(writer.Id, null, 10, CancellationToken.None)));
        Assert.Equal(("1 story deleted, 1 refused.", NoticeKind.Warning, $"/admin/bulk/{run}"), (notice.Text, notice.Kind, notice.Href));
    }

    [Theory, BothDatabases]
    public async Task All_that_match_are_taken_and_what_comes_later_is_not(DatabaseProvider provider)
    {
        var site = await ContentSite.SharedAsync(provider);
        var chief = await site.NewAsync("Administrator");
        var mark = PublicId.New()[..8];
        for (var i = 0; i < 30; i++)
            await site.DraftAsync(ContentSite.New(title: $"{mark} {i}"));
        var filter = new ItemFilter([ContentSite.Story]) { Search = mark, State = ItemState.Draft };
        var run = await StartAsync(site, new StartBulkRun.Input(BulkVerb.Publish, ContentSite.Story, [], filter), chief.Actor);
        await site.DraftAsync(ContentSite.New(title: $"{mark} later"));
        await WorkAsync(site, run);
        Assert.Equal((30, 30), ((await RunAsync(site, run)).Total, (await RunAsync(site, run)).Done));
        var counts = await site.InScopeAsync(services => services.GetRequiredService<ListCounts>().OfAsync(filter with { State = null }, CancellationToken.None));
        Assert.Equal((30, 1), (counts.Published, counts.Draft));
    }

    [Theory, BothDatabases]
    public async Task A_cancelled_run_stops_and_goes_on_when_it_is_asked_to(DatabaseProvider provider)
    {
        var site = await ContentSite.SharedAsync(provider);
        var chief = await site.NewAsync("Administrator");
        var ids = new List<string>();
        for (var i = 0; i < 3; i++)
            ids.Add((await site.DraftAsync(ContentSite.New())).ContentItemId);
        // Cancelled before the worker has looked: the run is made by hand, since the worker is quick.
        var run = await MadeAsync(site, chief, ids, BulkState.Cancelled);
        var item = (await ItemsAsync(site, run))[0];
        await site.InScopeAsync(async services =>
        {
            await services.GetRequiredService<WorkBulkItem>().RunAsync(await RunAsync(site, run), item, CancellationToken.None);
            return true;
        }, chief.Actor);
        Assert.Null(await site.FindAsync(ids[0]));
        Assert.Equal((0, BulkState.Cancelled), ((await RunAsync(site, run)).Done, (await RunAsync(site, run)).State));

        Assert.Null((await site.InScopeAsync(services => services.GetRequiredService<RetryBulkRun>().RunAsync(run, CancellationToken.None), chief.Actor)).Error);
        await WorkAsync(site, run);
        Assert.Equal((3, BulkState.Finished), ((await RunAsync(site, run)).Done, (await RunAsync(site, run)).State));
        var ended = await site.InScopeAsync(services => services.GetRequiredService<CancelBulkRun>().RunAsync(run, CancellationToken.None), chief.Actor);
        Assert.Equal("contents.bulk.ended", ended.Error?.Code);
    }

    [Theory, BothDatabases]
    public async Task What_was_refused_is_tried_again_and_what_is_done_is_not_done_twice(DatabaseProvider provider)
    {
        var site = await ContentSite.SharedAsync(provider);
        var chief = await site.NewAsync("Administrator");
        var (draft, published) = (await site.DraftAsync(ContentSite.New()), await site.PublishedAsync(ContentSite.New()));
        var run = await StartAsync(site, new StartBulkRun.Input(BulkVerb.Unpublish, ContentSite.Story, [draft.ContentItemId, published.ContentItemId]), chief.Actor);
        await WorkAsync(site, run);
        Assert.Equal(["contents.item.not_published", null], (await ItemsAsync(site, run)).Select(item => item.Code));

        await site.ManageAsync(manager => manager.PublishAsync(draft.ContentItemId, null, CancellationToken.None));
        Assert.Null((await site.InScopeAsync(services => services.GetRequiredService<RetryBulkRun>().RunAsync(run, CancellationToken.None), chief.Actor)).Error);
        await WorkAsync(site, run);
        var done = await RunAsync(site, run);
        Assert.Equal((2, 0, BulkState.Finished), (done.Done, done.Refused, done.State));
        Assert.Null(await site.FindAsync(draft.ContentItemId));
        var again = await site.InScopeAsync(services => services.GetRequiredService<RetryBulkRun>().RunAsync(run, CancellationToken.None), chief.Actor);
        Assert.Equal("contents.bulk.nothing_failed", again.Error?.Code);
    }

    [Theory, BothDatabases]
    public async Task Who_lost_the_right_meanwhile_is_refused_and_strangers_find_no_run(DatabaseProvider provider)
    {
        var site = await ContentSite.SharedAsync(provider);
        var chief = await site.NewAsync("Administrator");
        var item = await site.DraftAsync(ContentSite.New());
        var run = await MadeAsync(site, chief, [item.ContentItemId], BulkState.Cancelled);
        await site.InScopeAsync(services => services.GetRequiredService<SuspendUser>().RunAsync(chief.Id, true, null, CancellationToken.None));
        await site.InScopeAsync(services => services.GetRequiredService<RetryBulkRun>().RunAsync(run, CancellationToken.None));
        await WorkAsync(site, run);
        Assert.Equal("engine.forbidden", (await ItemsAsync(site, run))[0].Code);
        var stranger = await site.NewAsync("Writer");
        Assert.Null(await site.InScopeAsync(services => services.GetRequiredService<BulkRuns>().FindAsync(run, CancellationToken.None), stranger.Actor));
        var refused = await site.InScopeAsync(services => services.GetRequiredService<StartBulkRun>()
            .RunAsync(new StartBulkRun.Input(BulkVerb.Publish, ContentSite.Story, [item.ContentItemId]), CancellationToken.None), stranger.Actor);
        Assert.Equal("engine.forbidden", refused.Error?.Code);
    }

    [Theory, BothDatabases]
    public async Task Run_that_ended_long_ago_is_forgotten_with_its_items_and_open_ones_stay(DatabaseProvider provider)
    {
        var site = await ContentSite.SharedAsync(provider);
        var who = await site.NewAsync("Writer");
        var (old, cancelled, fresh) = (await MadeAsync(site, who, ["a", "b"], BulkState.Finished), await MadeAsync(site, who, ["a"], BulkState.Cancelled), await MadeAsync(site, who, ["a"], BulkState.Finished));
        await site.InScopeAsync(async services =>
        {
            var (db, now) = (services.GetRequiredService<JaytekDb>(), TimeProvider.System.GetUtcNow());
            await db.Set<BulkRun>().Where(run => run.Id == old || run.Id == cancelled).ExecuteUpdateAsync(set => set.SetProperty(run => run.FinishedAt, now.AddDays(-31)));
            return await db.Set<BulkRun>().Where(run => run.Id == fresh).ExecuteUpdateAsync(set => set.SetProperty(run => run.FinishedAt, now.AddDays(-29)));
        });

        Assert.True(await site.InScopeAsync(services => services.GetRequiredService<Jaytek.Engine.Jobs.JobRunner>().RunAsync(SweepBulkRuns.Name, DateTimeOffset.UnixEpoch, CancellationToken.None)));

        var left = await site.InScopeAsync(services => services.GetRequiredService<JaytekDb>().Set<BulkRun>().Where(run => run.UserId == who.Id).Select(run => run.Id).ToListAsync());
        Assert.Equal([fresh], left);
        Assert.Empty(await ItemsAsync(site, old));
        Assert.Single(await ItemsAsync(site, fresh));
    }

    private static ContentItem Of(string? owner)
    {
        var item = ContentSite.New();
        item.Owner = owner;
        return item;
    }

    private static async Task<string> StartAsync(TestSite site, StartBulkRun.Input input, Actor actor)
    {
        var started = await site.InScopeAsync(services => services.GetRequiredService<StartBulkRun>().RunAsync(input, CancellationToken.None), actor);
        Assert.Null(started.Error);
        return started.Value;
    }

    private static Task<string> MadeAsync(TestSite site, Account who, IReadOnlyList<string> ids, BulkState state) => site.InScopeAsync(async services =>
    {
        var db = services.GetRequiredService<JaytekDb>();
        var run = new BulkRun
        {
            Id = PublicId.New(), Verb = BulkVerb.Publish, ContentType = ContentSite.Story, UserId = who.Id, UserName = who.Name,
            CreatedAt = TimeProvider.System.GetUtcNow(), State = state, Total = ids.Count,
        };
        db.Add(run);
        db.AddRange(ids.Select((id, at) => new BulkItem { RunId = run.Id, Position = at + 1, ContentItemId = id, Title = "" }));
        await db.SaveChangesAsync();
        return run.Id;
    });

    // The site's own worker does it; it is woken when a run is started or tried again.
    private static Task WorkAsync(TestSite site, string run) => Eventually.IsTrueAsync(async () => !(await RunAsync(site, run)).IsOpen);

    private static Task<BulkRun> RunAsync(TestSite site, string run) =>
        site.InScopeAsync(services => services.GetRequiredService<JaytekDb>().Set<BulkRun>().AsNoTracking().SingleAsync(found => found.Id == run));

    private static Task<List<BulkItem>> ItemsAsync(TestSite site, string run) => site.InScopeAsync(services =>
        services.GetRequiredService<JaytekDb>().Set<BulkItem>().AsNoTracking().Where(item => item.RunId == run).OrderBy(item => item.Position).ToListAsync());
}
