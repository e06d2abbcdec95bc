using Jaytek.Contents.Contracts;
using Jaytek.Contents.Items;
using Jaytek.Engine.Data;
using Microsoft.EntityFrameworkCore;
using ItemState = Jaytek.Admin.Contracts.ItemState;

namespace Jaytek.Contents.Admin.Lists;

/// <summary>The newest versions of items, drafts among them: what editors see, and <see cref="IContentReader.ListAsync"/> does not answer.</summary>
internal sealed class ItemList(JaytekDb db, ItemSource source)
{
    /// <summary>Counts the items in all states at once; the filter's own state does not matter.</summary>
    public async Task<ItemCounts> CountAsync(ItemFilter filter, CancellationToken cancellationToken)
    {
        var items = await source.FindAsync(filter, cancellationToken);
        Task<int> CountedAsync(IQueryable<VersionRow> some) => FirstOf(some, filter.MostCounted + 1).CountAsync(cancellationToken);
        var all = await CountedAsync(items);
        var unpublished = await CountedAsync(items.Where(version => !version.Published));
        var scheduled = unpublished == 0 ? 0 : await CountedAsync(source.InState(items, ItemState.Scheduled));
        var changed = unpublished == 0 ? 0 : await CountedAsync(source.InState(items, ItemState.Changed));
        if (all <= filter.MostCounted)
            return new ItemCounts(all - unpublished, unpublished - changed, changed) { Scheduled = scheduled };
        // Those were any of the items: where there are more, a state with few would seem to have none.
        return new ItemCounts(
            await CountedAsync(source.InState(items, ItemState.Published)),
            unpublished <= filter.MostCounted ? unpublished - changed : await CountedAsync(source.InState(items, ItemState.Draft)),
            changed, filter.MostCounted) { Scheduled = scheduled };
    }

    /// <summary>
    /// Some of the items, for counting: which ones does not matter, and to sort all that match would cost what the limit spares. All are of
    /// one brand, so its order is every order: neither database sorts by it, whichever index it reads.
    /// </summary>
    internal static IQueryable<VersionRow> FirstOf(IQueryable<VersionRow> items, int most) => items.OrderBy(version => version.BrandId).Take(most);

    /// <summary>The first items of a list.</summary>
    public async Task<IReadOnlyList<ItemLine>> ListAsync(ItemFilter filter, int skip, int take, CancellationToken cancellationToken)
    {
        var found = source.InState(await source.FindAsync(filter, cancellationToken), filter.State);
        return await LinesAsync(Sorted(found, filter).Skip(skip).Take(take), cancellationToken);
    }

    /// <summary>The newest items of many types together.</summary>
    public async Task<IReadOnlyList<ItemLine>> NewestAsync(ItemFilter filter, int take, CancellationToken cancellationToken) => filter.ContentTypes.Count == 0
        ? []
        : [.. (await LinesAsync(await source.FindNewestAsync(filter, take, cancellationToken), cancellationToken)).OrderByDescending(line => line.Item.ModifiedUtc)];

    /// <summary>Reads rows with where their items stand.</summary>
    public async Task<IReadOnlyList<ItemLine>> LinesAsync(IQueryable<VersionRow> versions, CancellationToken cancellationToken)
    {
        var rows = await versions.Select(version => new
        {
            Version = version,
            IsOnSite = source.Published.Any(p => p.ItemNo == version.ItemNo),
            PublishAt = source.Plans.Where(plan => plan.ItemNo == version.ItemNo).Select(plan => plan.PublishAt).FirstOrDefault(),
        }).ToListAsync(cancellationToken);
        return [.. rows.Select(row => new ItemLine(row.Version.ToItem(), StateOf(row.Version.Published, row.IsOnSite)) { PublishAt = row.PublishAt })];
    }

    /// <summary>Where an item stands.</summary>
    public async Task<ItemState> StateAsync(ContentItem latest, CancellationToken cancellationToken) =>
        StateOf(latest.Published, latest.Published || await source.Published.AnyAsync(p => p.ContentItemId == latest.ContentItemId, cancellationToken));

    /// <summary>Titles of items by id, of those that the filter shows.</summary>
    public async Task<IReadOnlyDictionary<string, string>> TitlesAsync(ItemFilter filter, IReadOnlyCollection<string> ids, CancellationToken cancellationToken)
    {
        var items = await source.FindAsync(filter, cancellationToken);
        var rows = await db.Set<ItemRow>().Where(item => ids.Contains(item.ContentItemId))
            .Join(items, item => item.ItemNo, version => version.ItemNo, (item, version) => new { item.ContentItemId, version.DisplayText })
            .ToListAsync(cancellationToken);
        return rows.DistinctBy(row => row.ContentItemId).ToDictionary(row => row.ContentItemId, row => row.DisplayText, StringComparer.Ordinal);
    }

    /// <summary>The first items by title, without their documents.</summary>
    public async Task<IReadOnlyList<(string Id, string Title)>> NamesAsync(ItemFilter filter, int take, CancellationToken cancellationToken)
    {
        var found = (await source.FindAsync(filter, cancellationToken)).OrderBy(version => version.TitleKey).ThenBy(version => version.ItemNo).Take(take);
        var rows = await found.Select(version => new { version.ContentItemId, version.DisplayText }).ToListAsync(cancellationToken);
        return [.. rows.Select(row => (row.ContentItemId, row.DisplayText.Length > 0 ? row.DisplayText : "Untitled"))];
    }

    private static ItemState StateOf(bool latestIsPublished, bool isOnSite) =>
        latestIsPublished ? ItemState.Published : isOnSite ? ItemState.Changed : ItemState.Draft;

    private static IOrderedQueryable<VersionRow> Sorted(IQueryable<VersionRow> items, ItemFilter filter) => filter switch
    {
        { ByTitle: true, Descending: true } => items.OrderByDescending(version => version.TitleKey).ThenByDescending(version => version.ItemNo),
        { ByTitle: true } => items.OrderBy(version => version.TitleKey).ThenBy(version => version.ItemNo),
        { Descending: true } => items.OrderByDescending(version => version.ModifiedUtc).ThenByDescending(version => version.ItemNo),
        _ => items.OrderBy(version => version.ModifiedUtc).ThenBy(version => version.ItemNo),
    };
}
