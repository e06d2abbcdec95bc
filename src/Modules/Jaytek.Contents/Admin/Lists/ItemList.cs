using Jaytek.Contents.Contracts;
using Jaytek.Contents.Items;
using Jaytek.Engine.Contracts;
using Jaytek.Engine.Data;
using Jaytek.Kernel;
using Microsoft.EntityFrameworkCore;
using ItemState = Jaytek.Admin.Contracts.ItemState;

namespace Jaytek.Contents.Admin.Lists;

/// <summary>What a list of the admin is asked for.</summary>
/// <param name="ContentTypes">The types whose items it shows.</param>
internal sealed record ItemFilter(IReadOnlyCollection<string> ContentTypes)
{
    /// <summary>Part of the title, in any case and without accents, or a whole id.</summary>
    public string? Search { get; init; }

    /// <summary><see cref="ItemState.Published"/>, <see cref="ItemState.Draft"/> or <see cref="ItemState.Changed"/>; null for all.</summary>
    public ItemState? State { get; init; }

    /// <summary>By title instead of by the last change.</summary>
    public bool ByTitle { get; init; }

    /// <summary>From Z to A, newest first.</summary>
    public bool Descending { get; init; } = true;

    /// <summary>Of these types only the items of this user are shown.</summary>
    public IReadOnlyCollection<string> OwnOnly { get; init; } = [];

    /// <summary>Of these among <see cref="OwnOnly"/> the items of others are shown too, as visitors see them: their published versions.</summary>
    public IReadOnlyCollection<string> OnSite { get; init; } = [];

    /// <summary>Who asks.</summary>
    public string? UserId { get; init; }

    /// <summary>Beyond this nobody needs the number, and counting would read the whole table for each page.</summary>
    public int MostCounted { get; init; } = 10_000;
}

/// <summary>An item as a list shows it: its newest version.</summary>
/// <param name="Item">The version.</param>
/// <param name="State">Where the item stands.</param>
internal sealed record ItemLine(ContentItem Item, ItemState State)
{
    /// <summary>What to call it.</summary>
    public string Title => Item.DisplayText is { Length: > 0 } text ? text : "Untitled";
}

/// <summary>How many items there are by state.</summary>
/// <param name="Published">On the site, without a newer draft.</param>
/// <param name="Draft">Never shown, or taken off.</param>
/// <param name="Changed">On the site, with a newer draft.</param>
/// <param name="Most">What is told at most, each state and all together; one above it means that there are more.</param>
internal sealed record ItemCounts(long Published, long Draft, long Changed, long Most = long.MaxValue)
{
    public long All => Of(null);

    /// <summary>As people read it: <c>1,204</c>, <c>10,000+</c>.</summary>
    public string Text(ItemState? state) => Of(state).ToString("N0", System.Globalization.CultureInfo.InvariantCulture) + (Counted(state) > Most ? "+" : "");

    /// <summary>How many there are at least, and where <see cref="Text"/> has no plus exactly.</summary>
    public long Of(ItemState? state) => Math.Min(Counted(state), Most);

    private long Counted(ItemState? state) => state switch
    {
        null => Published + Draft + Changed,
        ItemState.Published => Published,
        ItemState.Draft => Draft,
        ItemState.Changed => Changed,
        _ => 0,
    };
}

/// <summary>The newest versions of items, drafts among them: what editors see, and <see cref="IContentReader.ListAsync"/> does not answer.</summary>
internal sealed class ItemList(JaytekDb db, IHostContext host)
{
    /// <summary>Counts the items in all states at once; the filter's own state does not matter.</summary>
    public async Task<ItemCounts> CountAsync(ItemFilter filter, CancellationToken cancellationToken)
    {
        // One more than is counted tells that there are more.
        var groups = await Items(filter).Take(filter.MostCounted + 1)
            .Select(version => new { version.Published, IsOnSite = Published.Any(p => p.ItemNo == version.ItemNo) })
            .GroupBy(version => version).Select(group => new { group.Key.Published, group.Key.IsOnSite, Count = group.LongCount() })
            .ToListAsync(cancellationToken);
        long Of(ItemState state) => groups.Where(group => StateOf(group.Published, group.IsOnSite) == state).Sum(group => group.Count);
        var counts = new ItemCounts(Of(ItemState.Published), Of(ItemState.Draft), Of(ItemState.Changed));
        if (counts.All <= filter.MostCounted)
            return counts;
        // Those were any of the items: where there are more, a state with few would seem to have none.
        Task<int> InAsync(ItemState state) => InState(Items(filter), state).Take(filter.MostCounted + 1).CountAsync(cancellationToken);
        return new ItemCounts(await InAsync(ItemState.Published), await InAsync(ItemState.Draft), await InAsync(ItemState.Changed), filter.MostCounted);
    }

    /// <summary>How many items there are by type.</summary>
    public Task<Dictionary<string, long>> CountByTypeAsync(ItemFilter filter, CancellationToken cancellationToken) =>
        Items(filter).GroupBy(version => version.ContentType).Select(group => new { group.Key, Count = group.LongCount() })
            .ToDictionaryAsync(group => group.Key, group => group.Count, cancellationToken);

    public async Task<IReadOnlyList<ItemLine>> ListAsync(ItemFilter filter, int skip, int take, CancellationToken cancellationToken)
    {
        var rows = await Sorted(InState(Items(filter), filter.State), filter).Skip(skip).Take(take)
            .Select(version => new { Version = version, IsOnSite = Published.Any(p => p.ItemNo == version.ItemNo) })
            .ToListAsync(cancellationToken);
        return [.. rows.Select(row => new ItemLine(row.Version.ToItem(), StateOf(row.Version.Published, row.IsOnSite)))];
    }

    /// <summary>Where an item stands.</summary>
    public async Task<ItemState> StateAsync(ContentItem latest, CancellationToken cancellationToken) =>
        StateOf(latest.Published, latest.Published || await Published.AnyAsync(p => p.ContentItemId == latest.ContentItemId, cancellationToken));

    /// <summary>Titles of items by id, of those that the filter shows.</summary>
    public async Task<IReadOnlyDictionary<string, string>> TitlesAsync(ItemFilter filter, IReadOnlyCollection<string> ids, CancellationToken cancellationToken)
    {
        var rows = await Items(filter).Where(version => ids.Contains(version.ContentItemId))
            .Select(version => new { version.ContentItemId, version.DisplayText }).ToListAsync(cancellationToken);
        return rows.DistinctBy(row => row.ContentItemId).ToDictionary(row => row.ContentItemId, row => row.DisplayText, StringComparer.Ordinal);
    }

    private IQueryable<VersionRow> Versions => db.Set<VersionRow>().AsNoTracking().Where(version => version.BrandId == host.BrandId);

    private IQueryable<VersionRow> Published => db.Set<VersionRow>().Where(version => version.Published);

    private static ItemState StateOf(bool latestIsPublished, bool isOnSite) =>
        latestIsPublished ? ItemState.Published : isOnSite ? ItemState.Changed : ItemState.Draft;

    private IQueryable<VersionRow> Items(ItemFilter filter)
    {
        var items = Versions.Where(version => filter.ContentTypes.Contains(version.ContentType));
        items = filter.OwnOnly.Count == 0
            ? items.Where(version => version.Latest)
            : items.Where(version => (version.Latest && (!filter.OwnOnly.Contains(version.ContentType) || version.Owner == filter.UserId))
                || (version.Published && filter.OnSite.Contains(version.ContentType) && version.Owner != filter.UserId));
        if (string.IsNullOrWhiteSpace(filter.Search))
            return items;
        var id = filter.Search.Trim();
        var pattern = $"%{Escape(TextFolding.Fold(id))}%";
        return items.Where(version => EF.Functions.Like(version.TitleKey, pattern, "\\") || version.ContentItemId == id);
    }

    private IQueryable<VersionRow> InState(IQueryable<VersionRow> items, ItemState? state) => state switch
    {
        ItemState.Published => items.Where(version => version.Published),
        ItemState.Changed => items.Where(version => !version.Published && Published.Any(p => p.ItemNo == version.ItemNo)),
        ItemState.Draft => items.Where(version => !version.Published && !Published.Any(p => p.ItemNo == version.ItemNo)),
        _ => items,
    };

    private static IOrderedQueryable<VersionRow> Sorted(IQueryable<VersionRow> items, ItemFilter filter) => filter switch
    {
        { ByTitle: true, Descending: true } => items.OrderByDescending(version => version.TitleKey).ThenByDescending(version => version.ItemNo),
        { ByTitle: true } => items.OrderBy(version => version.TitleKey).ThenBy(version => version.ItemNo),
        { Descending: true } => items.OrderByDescending(version => version.ModifiedUtc).ThenByDescending(version => version.ItemNo),
        _ => items.OrderBy(version => version.ModifiedUtc).ThenBy(version => version.ItemNo),
    };

    private static string Escape(string text) =>
        text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal);
}
