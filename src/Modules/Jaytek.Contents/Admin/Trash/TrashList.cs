using Jaytek.Contents.Items;
using Jaytek.Engine.Contracts;
using Jaytek.Engine.Data;
using Jaytek.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Contents.Admin.Trash;

/// <summary>What of the trash is shown.</summary>
/// <param name="ContentTypes">Items of these types.</param>
/// <param name="Search">Part of the title, in any case and without accents; null for all.</param>
/// <param name="OwnOnly">Of these types only the items of <paramref name="UserId"/>.</param>
/// <param name="UserId">Who asks.</param>
internal sealed record TrashFilter(IReadOnlyCollection<string> ContentTypes, string? Search, IReadOnlyCollection<string> OwnOnly, string? UserId);

/// <summary>A deleted item.</summary>
/// <param name="ContentItemId">Its id.</param>
/// <param name="ContentType">Its type.</param>
/// <param name="Title">What its last version called it; may be empty.</param>
/// <param name="By">Who deleted it; null where that is not known.</param>
/// <param name="At">When.</param>
/// <param name="VersionId">Its last version.</param>
internal sealed record TrashLine(string ContentItemId, string ContentType, string Title, string? By, DateTimeOffset At, string VersionId);

/// <summary>Reads what is in the trash.</summary>
internal sealed class TrashList(JaytekDb db, IHostContext host)
{
    /// <summary>How many items there are by type.</summary>
    public async Task<IReadOnlyDictionary<string, int>> CountAsync(TrashFilter filter, CancellationToken cancellationToken) =>
        await Of(filter).GroupBy(pair => pair.Item.ContentType).Select(group => new { group.Key, Count = group.Count() })
            .ToDictionaryAsync(group => group.Key, group => group.Count, cancellationToken);

    /// <summary>The items, those deleted last first.</summary>
    public async Task<IReadOnlyList<TrashLine>> ListAsync(TrashFilter filter, int skip, int take, CancellationToken cancellationToken) =>
        await Of(filter).OrderByDescending(pair => pair.Item.DeletedUtc).ThenByDescending(pair => pair.Item.ItemNo).Skip(skip).Take(take)
            .Select(pair => new TrashLine(
                pair.Item.ContentItemId, pair.Item.ContentType, pair.Last.DisplayText, pair.Item.DeletedBy, pair.Item.DeletedUtc!.Value, pair.Last.VersionId))
            .ToListAsync(cancellationToken);

    /// <summary>One item by id, or null where it is not in the trash.</summary>
    public Task<TrashLine?> FindAsync(string contentItemId, CancellationToken cancellationToken) =>
        Deleted().Where(pair => pair.Item.ContentItemId == contentItemId)
            .Select(pair => new TrashLine(
                pair.Item.ContentItemId, pair.Item.ContentType, pair.Last.DisplayText, pair.Item.DeletedBy, pair.Item.DeletedUtc!.Value, pair.Last.VersionId))
            .SingleOrDefaultAsync(cancellationToken);

    private IQueryable<Pair> Of(TrashFilter filter)
    {
        var pairs = Deleted().Where(pair => filter.ContentTypes.Contains(pair.Item.ContentType)
            && (!filter.OwnOnly.Contains(pair.Item.ContentType) || pair.Last.Owner == filter.UserId));
        if (string.IsNullOrWhiteSpace(filter.Search))
            return pairs;
        var pattern = LikePattern.Containing(TextFolding.Fold(filter.Search.Trim()));
        return pairs.Where(pair => EF.Functions.Like(pair.Last.TitleKey, pattern, LikePattern.Escape));
    }

    private IQueryable<Pair> Deleted() =>
        from item in db.Set<ItemRow>().AsNoTracking()
        join last in db.Set<VersionRow>().AsNoTracking() on item.DeletedVersionId equals last.VersionId
        where item.BrandId == host.BrandId && item.DeletedUtc != null
        select new Pair { Item = item, Last = last };

    private sealed class Pair
    {
        public required ItemRow Item { get; init; }

        public required VersionRow Last { get; init; }
    }
}
