using System.Net;
using System.Text.Json.Nodes;
using Jaytek.Contents.Contracts;
using Jaytek.Contents.Schedules;
using Jaytek.Engine.Data;
using Jaytek.Engine.Jobs;
using Jaytek.IntegrationTests.Identity;
using Jaytek.IntegrationTests.Sites;
using Jaytek.Kernel;
using Microsoft.Extensions.DependencyInjection;

namespace Jaytek.IntegrationTests.Contents;

/// <summary>No door leads past the guards.</summary>
public sealed class PublishGuardTests
{
    [Theory, BothDatabases]
    public async Task Nothing_that_a_guard_refuses_reaches_visitors_through_the_manager(DatabaseProvider provider)
    {
        var site = await ContentSite.SharedAsync(provider);
        var draft = await site.DraftAsync(Refused(ContentSite.New()));
        await AssertRefusedAsync(site, m => m.PublishAsync(draft.ContentItemId, null, CancellationToken.None));
        await AssertRefusedAsync(site, m => m.SaveAndPublishAsync(Refused(ContentSite.New()), null, CancellationToken.None));
        Assert.Null(await site.FindAsync(draft.ContentItemId));

        // A type without versions: saving is showing.
        var flat = await site.PublishedAsync(ContentSite.New(ContentSite.Flat));
        await AssertRefusedAsync(site, m => m.SaveDraftAsync(Refused(flat.Clone()), null, CancellationToken.None));
        await AssertRefusedAsync(site, m => m.SaveAndPublishAsync(Refused(flat.Clone()), null, CancellationToken.None));
        Assert.Equal(flat.Tag, (await site.FindAsync(flat.ContentItemId))!.Tag);
        // As a draft it may be written.
        var later = await site.DraftAsync(Refused((await site.PublishedAsync(ContentSite.New())).Clone()));
        Assert.True(later.IsDraft);
    }

    [Theory, BothDatabases]
    public async Task Nor_through_the_api(DatabaseProvider provider)
    {
        var site = await ContentSite.SharedAsync(provider);
        var flat = await site.PublishedAsync(ContentSite.New(ContentSite.Flat));
        using var chief = await site.BearerAsync(await site.NewAsync("Chief"));
        var changed = Refused(flat.Clone()).ToJson();
        foreach (var path in new[] { "/api/content", "/api/content?draft=true" })
            await (await chief.SendAsync(HttpMethod.Post, path, changed)).ProblemAsync(HttpStatusCode.Conflict, GateModule.Code);
        await (await chief.SendAsync(HttpMethod.Post, "/api/content", Refused(ContentSite.New()).ToJson())).ProblemAsync(HttpStatusCode.Conflict, GateModule.Code);
        Assert.Equal(flat.Tag, (await site.FindAsync(flat.ContentItemId))!.Tag);
    }

    [Theory, BothDatabases]
    public async Task Nor_by_an_import_that_calls_the_version_on_the_site_a_draft(DatabaseProvider provider)
    {
        var site = await ContentSite.SharedAsync(provider);
        var live = await site.PublishedAsync(ContentSite.New());
        var path = $"/api/content/{live.ContentItemId}";
        var before = await site.NewClient().GetStringAsync(path);
        var changed = Refused(live.Clone());
        (changed.Latest, changed.Published) = (true, false);
        var step = new JsonObject { ["name"] = "Content", ["Data"] = new JsonArray(changed.ToJson()) };

        Assert.Equal(GateModule.Code, (await site.StepAsync(step.DeepClone().AsObject(), (await site.NewAsync("Chief")).Actor)).Result.Error?.Code);
        Assert.Equal(before, await site.NewClient().GetStringAsync(path));
        await site.StepOkAsync(step);
        // Nobody is served what was there before.
        Assert.NotEqual(before, await site.NewClient().GetStringAsync(path));
    }

    [Theory, BothDatabases]
    public async Task An_import_passes_them_only_as_the_system(DatabaseProvider provider)
    {
        var site = await ContentSite.SharedAsync(provider);
        var chief = (await site.NewAsync("Chief")).Actor;
        var item = Refused(ContentSite.New());
        (item.ContentItemId, item.Latest, item.Published) = (PublicId.New(), true, true);
        var step = new JsonObject { ["name"] = "Content", ["Data"] = new JsonArray(item.ToJson()) };
        Assert.Equal(GateModule.Code, (await site.StepAsync(step.DeepClone().AsObject(), chief)).Result.Error?.Code);
        Assert.Null(await site.FindAsync(item.ContentItemId));
        await site.StepOkAsync(step);
        Assert.NotNull(await site.FindAsync(item.ContentItemId));
    }

    [Theory, BothDatabases]
    public async Task Nor_by_a_plan(DatabaseProvider provider)
    {
        var site = await ContentSite.SharedAsync(provider);
        var item = Refused(ContentSite.New());
        item.Parts["PublishLaterPart"] = new JsonObject { ["ScheduledPublishUtc"] = FieldTools.Format(TimeProvider.System.GetUtcNow().AddMinutes(-1)) };
        item = await site.DraftAsync(item);
        await site.InScopeAsync(async services =>
        {
            await services.GetRequiredService<RunSchedule>().RunAsync(new JobContext("contents.schedule", TimeProvider.System.GetUtcNow()), CancellationToken.None);
            return true;
        });
        Assert.Null(await site.FindAsync(item.ContentItemId));
    }

    private static async Task AssertRefusedAsync(TestSite site, Func<IContentManager, Task<Result<ContentItem>>> change) =>
        Assert.Equal(GateModule.Code, (await site.ManageAsync(change)).Error?.Code);

    private static ContentItem Refused(ContentItem item)
    {
        item.GetOrAddField(item.ContentType, "City")["Text"] = GateModule.Forbidden;
        return item;
    }
}
