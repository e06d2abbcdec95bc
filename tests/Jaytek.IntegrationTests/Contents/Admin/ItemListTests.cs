using System.Text.Json.Nodes;
using Jaytek.Contents.Admin.Lists;
using Jaytek.Contents.Contracts;
using Jaytek.Engine.Data;
using Jaytek.IntegrationTests.Sites;
using Jaytek.Kernel;
using Microsoft.Extensions.DependencyInjection;
using ItemState = Jaytek.Admin.Contracts.ItemState;

namespace Jaytek.IntegrationTests.Contents.Admin;

public sealed class ItemListTests
{
    private const string Type = "Taxonomy";

    [Theory, BothDatabases]
    public async Task Items_are_counted_and_listed_by_where_they_stand(DatabaseProvider provider)
    {
        var site = await SharedSites.GetAsync(provider);
        var mark = PublicId.New()[..8];
        await SaveAsync(site, $"{mark} published", publish: true);
        await SaveAsync(site, $"{mark} draft", publish: false);
        var changed = await SaveAsync(site, $"{mark} changed", publish: true);
        changed.Parts["TitlePart"]!["Title"] = $"{mark} changed since";
        await SaveAsync(site, changed, publish: false);
        var deleted = await SaveAsync(site, $"{mark} deleted", publish: true);
        await site.InScopeAsync(services => services.GetRequiredService<IContentManager>().DeleteAsync(deleted.ContentItemId, null, CancellationToken.None));
        var filter = new ItemFilter([Type]) { Search = mark };

        Assert.Equal(new ItemCounts(1, 1, 1), await InListAsync(site, list => list.CountAsync(filter, CancellationToken.None)));
        var capped = await InListAsync(site, list => list.CountAsync(filter with { MostCounted = 2 }, CancellationToken.None));
        Assert.Equal((2, "2+", "1"), (capped.All, capped.Text(null), capped.Text(ItemState.Changed)));
        foreach (var (state, title) in new[] { (ItemState.Published, "published"), (ItemState.Draft, "draft"), (ItemState.Changed, "changed since") })
        {
            var line = Assert.Single(await ListAsync(site, filter with { State = state }));
            Assert.Equal((state, $"{mark} {title}"), (line.State, line.Title));
        }
    }

    [Theory, BothDatabases]
    public async Task A_state_with_few_items_is_counted_where_another_has_too_many(DatabaseProvider provider)
    {
        var site = await SharedSites.GetAsync(provider);
        var mark = PublicId.New()[..8];
        for (var i = 0; i < 4; i++)
            await SaveAsync(site, $"{mark} published {i}", publish: true);
        await SaveAsync(site, $"{mark} draft", publish: false);

        var counts = await InListAsync(site, list => list.CountAsync(new ItemFilter([Type]) { Search = mark, MostCounted = 2 }, CancellationToken.None));

        Assert.Equal(("2+", "2+", "1", "0"), (counts.Text(null), counts.Text(ItemState.Published), counts.Text(ItemState.Draft), counts.Text(ItemState.Changed)));
        Assert.Equal((2, 1), (counts.Of(ItemState.Published), counts.Of(ItemState.Draft)));
    }

    [Theory, BothDatabases]
    public async Task Titles_are_found_without_case_and_accents_and_signs_mean_themselves(DatabaseProvider provider)
    {
        var site = await SharedSites.GetAsync(provider);
        var mark = PublicId.New()[..8];
        var item = await SaveAsync(site, $"{mark} Élan 50% off_peak\\night", publish: true);
        await SaveAsync(site, $"{mark} Elan 500 offXpeak", publish: true);

        foreach (var search in new[] { "ELAN 50%", "off_peak", "peak\\n", item.ContentItemId })
        {
            var filter = new ItemFilter([Type]) { Search = search };
            Assert.Equal([item.ContentItemId], (await ListAsync(site, filter)).Where(line => line.Title.StartsWith(mark, StringComparison.Ordinal)).Select(line => line.Item.ContentItemId));
        }
    }

    [Theory, BothDatabases]
    public async Task Lists_are_sorted_by_title_both_ways_and_paged(DatabaseProvider provider)
    {
        var site = await SharedSites.GetAsync(provider);
        var mark = PublicId.New()[..8];
        foreach (var title in new[] { "b", "Á", "c", "a" })
            await SaveAsync(site, $"{mark} {title}", publish: true);
        var filter = new ItemFilter([Type]) { Search = mark, ByTitle = true, Descending = false };

        Assert.Equal(["Á", "a", "b", "c"], Titles(await ListAsync(site, filter)));
        Assert.Equal(["c", "b", "a", "Á"], Titles(await ListAsync(site, filter with { Descending = true })));
        Assert.Equal(["b"], Titles(await InListAsync(site, list => list.ListAsync(filter, 2, 1, CancellationToken.None))));
        Assert.Equal(["a", "c", "Á", "b"], Titles(await ListAsync(site, new ItemFilter([Type]) { Search = mark })));
    }

    [Theory, BothDatabases]
    public async Task Who_may_edit_their_own_items_only_sees_no_others(DatabaseProvider provider)
    {
        var site = await SharedSites.GetAsync(provider);
        var mark = PublicId.New()[..8];
        var userId = PublicId.New();
        await SaveAsync(site, $"{mark} theirs", publish: true);
        await SaveAsync(site, new ContentItem(Type) { Owner = userId, Parts = { ["TitlePart"] = new JsonObject { ["Title"] = $"{mark} own" } } }, publish: true);

        var lines = await ListAsync(site, new ItemFilter([Type]) { Search = mark, OwnOnly = [Type], UserId = userId });

        Assert.Equal(["own"], Titles(lines));
    }

    private static IEnumerable<string> Titles(IEnumerable<ItemLine> lines) => lines.Select(line => line.Title[9..]);

    private static Task<IReadOnlyList<ItemLine>> ListAsync(TestSite site, ItemFilter filter) =>
        InListAsync(site, list => list.ListAsync(filter, 0, 50, CancellationToken.None));

    private static Task<T> InListAsync<T>(TestSite site, Func<ItemList, Task<T>> ask) => site.InScopeAsync(services => ask(services.GetRequiredService<ItemList>()));

    private static Task<ContentItem> SaveAsync(TestSite site, string title, bool publish) =>
        SaveAsync(site, new ContentItem(Type) { Parts = { ["TitlePart"] = new JsonObject { ["Title"] = title } } }, publish);

    private static Task<ContentItem> SaveAsync(TestSite site, ContentItem item, bool publish) => site.InScopeAsync(async services =>
    {
        var manager = services.GetRequiredService<IContentManager>();
        var saved = publish
            ? await manager.SaveAndPublishAsync(item, null, CancellationToken.None)
            : await manager.SaveDraftAsync(item, null, CancellationToken.None);
        Assert.True(saved.IsSuccess, saved.Error?.ToString());
        return saved.Value;
    });
}
