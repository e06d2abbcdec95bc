using System.Text.Json.Nodes;
using Jaytek.Contents.Admin.Lists;
using Jaytek.Contents.Contracts;
using Jaytek.Contents.References;
using Jaytek.Engine.Data;
using Jaytek.Engine.Jobs;
using Jaytek.IntegrationTests.Identity;
using Jaytek.IntegrationTests.Sites;
using Jaytek.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ItemState = Jaytek.Admin.Contracts.ItemState;

namespace Jaytek.IntegrationTests.Contents.Admin;

/// <summary>Pages of a list by cursor, and its filters.</summary>
public sealed class ListPagesTests
{
    [Theory]
    [BothDatabases(nameof(ItemSort.Updated), true), BothDatabases(nameof(ItemSort.Updated), false)]
    [BothDatabases(nameof(ItemSort.Title), true), BothDatabases(nameof(ItemSort.Title), false)]
    [BothDatabases(nameof(ItemSort.Created), true), BothDatabases(nameof(ItemSort.Created), false)]
    [BothDatabases(nameof(ItemSort.Published), true), BothDatabases(nameof(ItemSort.Published), false)]
    public async Task Pages_follow_each_other_forth_and_back_in_every_order(DatabaseProvider provider, string sort, bool descending)
    {
        var site = await ContentSite.SharedAsync(provider);
        var mark = PublicId.New()[..8];
        for (var i = 0; i < 11; i++)
        {
            // Titles that repeat, and drafts, which were never published.
            var item = ContentSite.New(title: $"{mark} {"cabba"[i % 5]}");
            if (i % 3 == 0)
                await site.DraftAsync(item);
            else
                await site.PublishedAsync(item);
        }

        var filter = new ItemFilter([ContentSite.Story]) { Search = mark, Sort = Enum.Parse<ItemSort>(sort), Descending = descending };
        var all = (await PageAsync(site, filter, null, 50)).Lines.Select(line => line.Item.ContentItemId).ToList();
        Assert.Equal(11, all.Count);
        var (forth, back) = (new List<string>(), new List<string>());
        var page = await PageAsync(site, filter, null, 4);
        Assert.Equal((1, null), (page.First, page.Previous));
        for (; ; page = await PageAsync(site, filter, ItemCursor.Read(page.Next, isBack: false), 4))
        {
            Assert.Equal(forth.Count + 1, page.First);
            forth.AddRange(page.Lines.Select(line => line.Item.ContentItemId));
            if (page.Next is null)
                break;
        }

        for (; page.Previous is not null; page = await PageAsync(site, filter, ItemCursor.Read(page.Previous, isBack: true), 4))
            back.InsertRange(0, page.Lines.Select(line => line.Item.ContentItemId));
        back.InsertRange(0, page.Lines.Select(line => line.Item.ContentItemId));
        Assert.Equal(all, forth);
        Assert.Equal(all, back);
        Assert.Equal(Expected(await PageAsync(site, filter, null, 50), filter), all);
    }

    [Theory, BothDatabases]
    public async Task What_is_added_meanwhile_moves_nothing(DatabaseProvider provider)
    {
        var site = await ContentSite.SharedAsync(provider);
        var mark = PublicId.New()[..8];
        for (var i = 0; i < 6; i++)
            await site.PublishedAsync(ContentSite.New(title: $"{mark} {i}"));
        var filter = new ItemFilter([ContentSite.Story]) { Search = mark };
        var first = await PageAsync(site, filter, null, 3);
        await site.PublishedAsync(ContentSite.New(title: $"{mark} new"));
        var second = await PageAsync(site, filter, ItemCursor.Read(first.Next, isBack: false), 3);
        Assert.Equal([$"{mark} 5", $"{mark} 4", $"{mark} 3"], first.Lines.Select(line => line.Title));
        Assert.Equal([$"{mark} 2", $"{mark} 1", $"{mark} 0"], second.Lines.Select(line => line.Title));
        // A place that nobody wrote is the beginning.
        Assert.Null(ItemCursor.Read("nonsense", isBack: false));
    }

    [Theory, BothDatabases]
    public async Task A_list_is_narrowed_by_owner_day_and_what_its_items_name(DatabaseProvider provider)
    {
        var site = await ContentSite.SharedAsync(provider);
        var mark = PublicId.New()[..8];
        var owner = await site.NewAsync("Writer");
        var next = await site.PublishedAsync(ContentSite.New(title: $"{mark} next"));
        var named = ContentSite.New(title: $"{mark} named", fill: part => part["Next"] = new JsonObject { ["ContentItemIds"] = new JsonArray(next.ContentItemId) });
        named.Owner = owner.Id;
        named = await site.DraftAsync(named);
        var filter = new ItemFilter([ContentSite.Story]) { Search = mark };
        var now = TimeProvider.System.GetUtcNow();

        Assert.Equal([$"{mark} named"], await TitlesAsync(site, filter with { OwnerId = owner.Id }));
        Assert.Equal([$"{mark} named"], await TitlesAsync(site, filter with { References = [new ItemReference("Story.Next", next.ContentItemId)] }));
        Assert.Empty(await TitlesAsync(site, filter with { References = [new ItemReference("Story.Next", owner.Id)] }));
        Assert.Equal(2, (await TitlesAsync(site, filter with { From = now.AddDays(-1), Before = now.AddDays(1) })).Count);
        Assert.Empty(await TitlesAsync(site, filter with { Before = now.AddDays(-1) }));
        // The draft names nothing any more: the filter follows the newest version.
        var emptied = (await site.FindAsync(named.ContentItemId, ContentVersion.Latest))!;
        emptied.GetOrAddPart("Story")["Next"] = new JsonObject { ["ContentItemIds"] = new JsonArray() };
        await site.DraftAsync(emptied);
        Assert.Empty(await TitlesAsync(site, filter with { References = [new ItemReference("Story.Next", next.ContentItemId)] }));
    }

    [Theory, BothDatabases]
    public async Task References_of_items_from_before_are_written_by_the_job(DatabaseProvider provider)
    {
        var site = await ContentSite.SharedAsync(provider);
        var next = await site.PublishedAsync(ContentSite.New());
        var item = await site.PublishedAsync(ContentSite.New(fill: part => part["Next"] = new JsonObject { ["ContentItemIds"] = new JsonArray(next.ContentItemId) }));
        var filter = new ItemFilter([ContentSite.Story]) { References = [new ItemReference("Story.Next", next.ContentItemId)] };
        await site.InScopeAsync(async services =>
        {
            var db = services.GetRequiredService<JaytekDb>();
            await db.Set<ReferenceRow>().Where(row => row.Target == next.ContentItemId).ExecuteDeleteAsync();
            return await db.Set<Jaytek.Contents.Items.ItemRow>().Where(row => row.ContentItemId == item.ContentItemId)
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.HasReferences, false));
        });
        Assert.Empty(await TitlesAsync(site, filter));
        await site.Services.GetRequiredService<JobRunner>().RunAsync("contents.references", TimeProvider.System.GetUtcNow(), CancellationToken.None);
        Assert.Equal([item.DisplayText!], await TitlesAsync(site, filter));
    }

    [Theory, BothDatabases]
    public async Task What_is_planned_has_a_tab_of_its_own(DatabaseProvider provider)
    {
        var site = await ContentSite.SharedAsync(provider);
        var item = ContentSite.New();
        item.GetOrAddPart("PublishLaterPart")["ScheduledPublishUtc"] = "2035-01-01T00:00:00Z";
        item = await site.DraftAsync(item);
        var filter = new ItemFilter([ContentSite.Story]) { Search = item.ContentItemId };
        var line = Assert.Single((await PageAsync(site, filter with { State = ItemState.Scheduled }, null, 5)).Lines);
        Assert.Equal(2035, line.PublishAt?.Year);
        var counts = await site.InScopeAsync(services => services.GetRequiredService<ListCounts>().OfAsync(filter, CancellationToken.None));
        Assert.Equal((1, 1, 1), (counts.Scheduled, counts.Draft, counts.All));
    }

    private static IEnumerable<string> Expected(ItemPage page, ItemFilter filter)
    {
        var numbered = page.Lines.Select(line => (line.Item, Key: filter.Sort switch
        {
            ItemSort.Title => (IComparable?)line.Title,
            ItemSort.Created => line.Item.CreatedUtc,
            ItemSort.Published => line.Item.PublishedUtc,
            _ => line.Item.ModifiedUtc,
        })).ToList();
        var dated = numbered.Where(pair => pair.Key is not null);
        var sorted = filter.Descending ? dated.OrderByDescending(pair => pair.Key) : dated.OrderBy(pair => pair.Key);
        return sorted.Concat(numbered.Where(pair => pair.Key is null)).Select(pair => pair.Item.ContentItemId);
    }

    private static async Task<List<string>> TitlesAsync(TestSite site, ItemFilter filter) =>
        [.. (await PageAsync(site, filter, null, 50)).Lines.Select(line => line.Title)];

    private static Task<ItemPage> PageAsync(TestSite site, ItemFilter filter, ItemCursor? cursor, int size) =>
        site.InScopeAsync(services => services.GetRequiredService<ItemPages>().ReadAsync(filter, cursor, size, CancellationToken.None));
}
