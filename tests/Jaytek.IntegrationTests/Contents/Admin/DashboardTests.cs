using Jaytek.Contents.Admin.Dashboards.Widgets;
using Jaytek.Contents.Admin.Search;
using Jaytek.Contents.Contracts;
using Jaytek.Contents.Items;
using Jaytek.Contents.Schedules;
using Jaytek.Admin.Contracts;
using Jaytek.Engine.Data;
using Jaytek.Engine.Features;
using Jaytek.IntegrationTests.Identity;
using Jaytek.IntegrationTests.Site;
using Jaytek.IntegrationTests.Sites;
using Jaytek.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Jaytek.IntegrationTests.Contents.Admin;

/// <summary>The dashboard's panels of content, and the palette's items.</summary>
public sealed class DashboardTests
{
    [Theory, BothDatabases]
    public async Task A_draft_that_waits_is_shown_behind_any_number_of_planned_ones(DatabaseProvider provider)
    {
        var site = await ContentSite.SharedAsync(provider);
        var writer = await site.NewAsync("Writer");
        var waits = await OwnAsync(site, writer, null);
        for (var n = 0; n < ItemWidgets.Shown; n++)
            await OwnAsync(site, writer, TimeProvider.System.GetUtcNow().AddDays(300 + n));

        var shown = (LinesView)(await BuildAsync<DraftsWidget>(site, writer.Actor))!.Model!;

        Assert.Equal([waits.ContentItemId], shown.Lines.Select(line => line.Item.ContentItemId));
    }

    [Theory, BothDatabases]
    public async Task Ones_own_plans_are_shown_however_many_others_have(DatabaseProvider provider)
    {
        var site = await ContentSite.SharedAsync(provider);
        var writer = await site.NewAsync("Writer");
        var mine = await OwnAsync(site, writer, TimeProvider.System.GetUtcNow().AddDays(900));
        var mark = PublicId.New()[..20];
        await site.InScopeAsync(async services =>
        {
            var db = services.GetRequiredService<JaytekDb>();
            var some = await db.Set<ItemRow>().AsNoTracking().FirstAsync(item => item.ContentItemId == mine.ContentItemId);
            var items = Enumerable.Range(0, 250).Select(n => new ItemRow
            {
                ContentItemId = $"{mark}{n}", ContentType = ContentSite.Story, BrandId = some.BrandId, Culture = some.Culture, HasReferences = true,
            }).ToList();
            db.AddRange(items);
            await db.SaveChangesAsync();
            db.AddRange(items.Select(item => new ScheduleRow { ItemNo = item.ItemNo, ContentItemId = item.ContentItemId, PublishAt = TimeProvider.System.GetUtcNow().AddDays(1) }));
            return await db.SaveChangesAsync();
        });

        try
        {
            var lines = (IReadOnlyList<PlanLine>)(await BuildAsync<ScheduledWidget>(site, writer.Actor))!.Model!;
            Assert.Equal([mine.ContentItemId], lines.Select(line => line.ContentItemId));
        }
        finally
        {
            await site.InScopeAsync(services => services.GetRequiredService<JaytekDb>().Set<ItemRow>().Where(item => item.ContentItemId.StartsWith(mark)).ExecuteDeleteAsync());
        }
    }

    [Theory, BothDatabases]
    public async Task The_palette_asks_for_all_types_at_once(DatabaseProvider provider)
    {
        var site = await ContentSite.SharedAsync(provider);
        var mark = $"palette{PublicId.New()[..8]}";
        await site.DraftAsync(ContentSite.New(title: $"Older {mark}"));
        await site.PublishedAsync(ContentSite.New(ContentSite.Secret, $"Newer {mark}"));
        using var admin = await site.BrowserAsync(await site.NewAsync("Administrator"));
        using var counted = new QueryCount(provider);
        await counted.OfAsync(admin, $"/admin/search?q={mark}");

        Assert.InRange(await counted.OfAsync(admin, $"/admin/search?q={mark}"), 1, 15);
        var page = await admin.GetStringAsync($"/admin/search?q={mark}");
        Assert.True(page.IndexOf($"Newer {mark}", StringComparison.Ordinal) is > 0 and var newer && page.IndexOf($"Older {mark}", StringComparison.Ordinal) > newer);
    }

    private static Task<ContentItem> OwnAsync(TestSite site, Account owner, DateTimeOffset? publishAt)
    {
        var item = ContentSite.New();
        item.Owner = owner.Id;
        if (publishAt is { } at)
            item.GetOrAddPart("PublishLaterPart")["ScheduledPublishUtc"] = FieldTools.Format(at);
        return site.DraftAsync(item);
    }

    private static Task<WidgetBody?> BuildAsync<TWidget>(TestSite site, Actor actor) where TWidget : IDashboardWidget => site.InScopeAsync(
        services => services.GetRequiredService<Enabled<IDashboardWidget>>().OfType<TWidget>().Single().BuildAsync(CancellationToken.None), actor);
}
