using System.Text.Json.Nodes;
using Jaytek.Contents.Contracts;
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
