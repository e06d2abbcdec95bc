using Jaytek.Contents.Contracts;
using Jaytek.Contents.Items;
using Jaytek.Contents.Text;
using Jaytek.Engine.Contracts;
using Jaytek.Engine.Data;
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

    /// <summary>Who asks.</summary>
    public string? UserId { get; init; }
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
internal sealed record ItemCounts(long Published, long Draft, long Changed)
{
    public long All => Published + Draft + Changed;

    public long Of(ItemState? state) => state switch
    {
        null => All,
        ItemState.Published => Published,
        ItemState.Draft => Draft,
        ItemState.Changed => Changed,
        _ => 0,
    };
}

/// <summary>The newest versions of items, drafts among them: what editors see, and <see cref="IContentReader.ListAsync"/> does not answer.</summary>
internal sealed class ItemList(JaytekDb db, IHostContext host)
{
    public async Task<ItemCounts> CountAsync(ItemFilter filter, CancellationToken cancellationToken)
    {
        var items = Items(filter);
        var published = await InState(items, ItemState.Published).LongCountAsync(cancellationToken);
        var changed = await InState(items, ItemState.Changed).LongCountAsync(cancellationToken);
        var draft = await InState(items, ItemState.Draft).LongCountAsync(cancellationToken);
        return new ItemCounts(published, draft, changed);
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

    /// <summary>Titles and types of items by id.</summary>
    public async Task<IReadOnlyDictionary<string, (string Title, string ContentType)>> TitlesAsync(IReadOnlyCollection<string> ids, CancellationToken cancellationToken)
    {
        var rows = await Versions.Where(version => version.Latest && ids.Contains(version.ContentItemId))
            .Select(version => new { version.ContentItemId, version.DisplayText, version.ContentType }).ToListAsync(cancellationToken);
        return rows.ToDictionary(row => row.ContentItemId, row => (row.DisplayText, row.ContentType), StringComparer.Ordinal);
    }

    private IQueryable<VersionRow> Versions => db.Set<VersionRow>().AsNoTracking().Where(version => version.BrandId == host.BrandId);

    private IQueryable<VersionRow> Published => db.Set<VersionRow>().Where(version => version.Published);

    private static ItemState StateOf(bool latestIsPublished, bool isOnSite) =>
        latestIsPublished ? ItemState.Published : isOnSite ? ItemState.Changed : ItemState.Draft;

    private IQueryable<VersionRow> Items(ItemFilter filter)
    {
        var items = Versions.Where(version => version.Latest && filter.ContentTypes.Contains(version.ContentType));
        if (filter.OwnOnly.Count > 0)
            items = items.Where(version => !filter.OwnOnly.Contains(version.ContentType) || version.Owner == filter.UserId);
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
