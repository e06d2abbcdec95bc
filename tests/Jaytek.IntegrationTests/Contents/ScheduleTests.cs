using System.Text.Json.Nodes;
using Jaytek.Contents.Contracts;
using Jaytek.Contents.Items;
using Jaytek.Contents.Schedules;
using Jaytek.Engine.Data;
using Jaytek.Engine.Jobs;
using Jaytek.IntegrationTests.Sites;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Jaytek.IntegrationTests.Contents;

/// <summary>What publishes and archives itself.</summary>
public sealed class ScheduleTests
{
    [Theory, BothDatabases]
    public async Task A_draft_publishes_itself_when_its_time_has_come_and_once_only(DatabaseProvider provider)
    {
        var site = await ContentSite.SharedAsync(provider);
        var due = await site.DraftAsync(WithPart("PublishLaterPart", "ScheduledPublishUtc", -1));
        var later = await site.DraftAsync(WithPart("PublishLaterPart", "ScheduledPublishUtc", 60));
        await RunAsync(site);
        var published = (await site.FindAsync(due.ContentItemId))!;
        Assert.Null(published.Part("PublishLaterPart")!["ScheduledPublishUtc"]);
        Assert.Null(await site.FindAsync(later.ContentItemId));

        published.GetOrAddPart("TitlePart")["Title"] = "Changed later";
        await site.DraftAsync(published);
        await RunAsync(site);
        Assert.NotEqual("Changed later", (await site.FindAsync(due.ContentItemId))!.DisplayText);
    }

    [Theory, BothDatabases]
    public async Task A_published_item_archives_itself(DatabaseProvider provider)
    {
        var site = await ContentSite.SharedAsync(provider);
        var item = await site.PublishedAsync(WithPart("ArchiveLaterPart", "ScheduledArchiveUtc", -1));
        Assert.NotNull(await site.FindAsync(item.ContentItemId));
        await RunAsync(site);
        Assert.Null(await site.FindAsync(item.ContentItemId));
        Assert.NotNull(await site.FindAsync(item.ContentItemId, ContentVersion.Draft));
    }

    [Theory, BothDatabases]
    public async Task What_cannot_be_published_is_not_tried_for_ever(DatabaseProvider provider)
    {
        var site = await ContentSite.SharedAsync(provider);
        var item = await site.DraftAsync(WithPart("PublishLaterPart", "ScheduledPublishUtc", -1));
        await site.InScopeAsync(async s => await s.GetRequiredService<JaytekDb>().Database.ExecuteSqlAsync(
            $"update cms_version set data = replace(data, {"\"Title\":\"Title"}, {"\"Titel\":\"Title"}) where content_item_id = {item.ContentItemId}"));
        await RunAsync(site);
        Assert.Null(await site.FindAsync(item.ContentItemId));
        var plans = await site.InScopeAsync(s => s.GetRequiredService<JaytekDb>().Set<ScheduleRow>()
            .CountAsync(row => row.ContentItemId == item.ContentItemId && row.PublishAt != null));
        Assert.Equal(0, plans);
    }

    [Theory, BothDatabases]
    public async Task A_dropped_plan_does_not_come_back_with_the_next_save(DatabaseProvider provider)
    {
        var site = await ContentSite.SharedAsync(provider);
        var item = WithPart("PublishLaterPart", "ScheduledPublishUtc", -1);
        item.GetOrAddField("Story", "City")["Text"] = GateModule.Forbidden;
        item = await site.DraftAsync(item);
        await RunAsync(site);
        var draft = (await site.FindAsync(item.ContentItemId, ContentVersion.Draft))!;
        Assert.Null(draft.Part("PublishLaterPart")?["ScheduledPublishUtc"]);
        draft.GetOrAddField("Story", "City")["Text"] = "Approved since";
        await site.DraftAsync(draft);
        await RunAsync(site);
        Assert.Null(await site.FindAsync(item.ContentItemId));
    }

    [Theory, BothDatabases]
    public async Task One_plan_that_fails_holds_up_no_other_is_put_off_and_dropped_in_the_end(DatabaseProvider provider)
    {
        var site = await ContentSite.SharedAsync(provider);
        var broken = await site.DraftAsync(WithPart("PublishLaterPart", "ScheduledPublishUtc", -1));
        var fine = await site.DraftAsync(WithPart("PublishLaterPart", "ScheduledPublishUtc", -1));
        await ExecuteAsync(site, $"update cms_version set data = {"{"} where content_item_id = {broken.ContentItemId}");
        await RunAsync(site);
        Assert.NotNull(await site.FindAsync(fine.ContentItemId));
        var plan = (await PlanAsync(site, broken.ContentItemId))!;
        Assert.True(plan.Attempts > 0 && plan.NextTryAt > TimeProvider.System.GetUtcNow().AddSeconds(30), $"{plan.Attempts} attempts, next {plan.NextTryAt}");

        await ExecuteAsync(site, $"update cms_schedule set attempts = {RunSchedule.MostAttempts - 1}, next_try_at = null where content_item_id = {broken.ContentItemId}");
        await RunAsync(site);
        Assert.Null(await PlanAsync(site, broken.ContentItemId));
        // The site is shared: lists and pickers of other tests read this item too.
        await ExecuteAsync(site, $"update cms_version set data = {ContentJson.ToText(broken.ToJson())} where content_item_id = {broken.ContentItemId}");
    }

    [Theory]
    [BothDatabases(GateModule.Lost)]
    [BothDatabases(GateModule.Busy)]
    public async Task What_was_lost_to_others_is_tried_again(DatabaseProvider provider, string why)
    {
        var site = await ContentSite.SharedAsync(provider);
        var item = WithPart("PublishLaterPart", "ScheduledPublishUtc", -1);
        item.GetOrAddField("Story", "City")["Text"] = why;
        item = await site.DraftAsync(item);
        await RunAsync(site);
        Assert.NotNull((await PlanAsync(site, item.ContentItemId))!.PublishAt);

        item.GetOrAddField("Story", "City")["Text"] = "Nobody else wants it";
        await site.DraftAsync(item);
        await ExecuteAsync(site, $"update cms_schedule set next_try_at = null where content_item_id = {item.ContentItemId}");
        await RunAsync(site);
        Assert.NotNull(await site.FindAsync(item.ContentItemId));
    }

    [Theory]
    [BothDatabases("PublishLaterPart", "ScheduledPublishUtc")]
    [BothDatabases("ArchiveLaterPart", "ScheduledArchiveUtc")]
    public async Task A_plan_that_is_cancelled_before_its_turn_is_not_carried_out(DatabaseProvider provider, string part, string member)
    {
        var site = await ContentSite.SharedAsync(provider);
        var first = await site.DraftAsync(WithPart("PublishLaterPart", "ScheduledPublishUtc", -1));
        var isPublish = part == "PublishLaterPart";
        var second = isPublish ? await site.DraftAsync(WithPart(part, member, -1)) : await site.PublishedAsync(WithPart(part, member, -1));
        first.GetOrAddField("Story", "City")["Text"] = GateModule.Cancels + second.ContentItemId;
        first = await site.DraftAsync(first);

        // Both are read as due; the first is carried out, and with it the second's plan is gone.
        await RunAsync(site);

        Assert.NotNull(await site.FindAsync(first.ContentItemId));
        Assert.Equal(!isPublish, await site.FindAsync(second.ContentItemId) is not null);
        Assert.Null(await PlanAsync(site, second.ContentItemId));
    }

    [Theory, BothDatabases]
    public async Task A_plan_that_was_moved_is_neither_carried_out_nor_dropped_for_the_old_one(DatabaseProvider provider)
    {
        var site = await ContentSite.SharedAsync(provider);
        var item = await site.DraftAsync(WithPart("PublishLaterPart", "ScheduledPublishUtc", 60));
        var old = TimeProvider.System.GetUtcNow().AddMinutes(-1);

        var published = await site.InScopeAsync(s => s.GetRequiredService<PublishContent>().RunAsync(new PublishContent.Input(item.ContentItemId, Plan: old), CancellationToken.None));
        Assert.Equal("contents.schedule.changed", published.Error?.Code);
        await site.InScopeAsync(s => s.GetRequiredService<DropPlan>().RunAsync(new DropPlan.Input(item.ContentItemId, true, old, "Refused."), CancellationToken.None));
        await site.InScopeAsync(s => s.GetRequiredService<DropPlan>().FromScheduleAsync(new DropPlan.Input(item.ContentItemId, true, old, "Refused."), CancellationToken.None));

        Assert.NotNull((await PlanAsync(site, item.ContentItemId))!.PublishAt);
        Assert.NotNull((await site.FindAsync(item.ContentItemId, ContentVersion.Draft))!.Part("PublishLaterPart")!["ScheduledPublishUtc"]);
    }

    private static Task<ScheduleRow?> PlanAsync(TestSite site, string id) => site.InScopeAsync(s =>
        s.GetRequiredService<JaytekDb>().Set<ScheduleRow>().AsNoTracking().SingleOrDefaultAsync(row => row.ContentItemId == id));

    private static Task<int> ExecuteAsync(TestSite site, FormattableString sql) =>
        site.InScopeAsync(s => s.GetRequiredService<JaytekDb>().Database.ExecuteSqlAsync(sql));

    private static Task RunAsync(TestSite site) => site.InScopeAsync(async services =>
    {
        await services.GetRequiredService<RunSchedule>().RunAsync(new JobContext("contents.schedule", TimeProvider.System.GetUtcNow()), CancellationToken.None);
        return true;
    });

    private static ContentItem WithPart(string part, string member, int minutes)
    {
        var item = ContentSite.New();
        item.Parts[part] = new JsonObject { [member] = FieldTools.Format(TimeProvider.System.GetUtcNow().AddMinutes(minutes)) };
        return item;
    }
}
