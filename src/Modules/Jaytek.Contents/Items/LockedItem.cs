using Jaytek.Contents.Contracts;
using Jaytek.Engine.Actions;
using Jaytek.Engine.Contracts;
using Jaytek.Engine.Data;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Contents.Items;

/// <summary>A locked item with the versions that matter: the newest and the one that visitors see.</summary>
internal sealed class LockedItem
{
    private LockedItem(ItemRow? row, VersionRow? latestRow, VersionRow? publishedRow)
    {
        (Row, LatestRow, PublishedRow) = (row, latestRow, publishedRow);
        // Read at once: the rows are written to later, and the items tell what was before.
        Latest = LatestRow?.ToItem();
        Published = PublishedRow == LatestRow ? Latest : PublishedRow?.ToItem();
    }

    /// <summary>Nothing: an item that is about to be made.</summary>
    public static LockedItem None { get; } = new(null, null, null);

    /// <summary>The lock row; null where the item has never existed.</summary>
    public ItemRow? Row { get; }

    public VersionRow? LatestRow { get; }

    public VersionRow? PublishedRow { get; }

    /// <summary>The newest version as it was; not to be changed.</summary>
    public ContentItem? Latest { get; }

    /// <summary>The published version as it was; not to be changed.</summary>
    public ContentItem? Published { get; }

    /// <summary>False for what was never made or is deleted.</summary>
    public bool Exists => LatestRow is not null || PublishedRow is not null;

    /// <summary>Locks an item until the end of the unit of work and reads its versions.</summary>
    public static async Task<LockedItem> LockAsync(ActionScope scope, string contentItemId, CancellationToken cancellationToken)
    {
        // SQLite's transaction has locked the whole database already; it has no words for a row.
        var items = scope.Db.Provider == DatabaseProvider.Postgres
            ? scope.Db.Set<ItemRow>().FromSql($"select * from cms_item where content_item_id = {contentItemId} for update")
            : scope.Db.Set<ItemRow>().Where(item => item.ContentItemId == contentItemId);
        var row = await items.AsNoTracking().SingleOrDefaultAsync(cancellationToken);
        if (row is null)
            return None;
        var versions = await scope.Db.Set<VersionRow>().AsNoTracking()
            .Where(version => version.ItemNo == row.ItemNo && (version.Latest || version.Published)).ToListAsync(cancellationToken);
        return new LockedItem(row, versions.Find(version => version.Latest), versions.Find(version => version.Published));
    }

    /// <summary>Makes the lock row of a new item.</summary>
    public static async Task<LockedItem> CreateAsync(
        ActionScope scope, IHostContext host, string contentItemId, string contentType, CancellationToken cancellationToken)
    {
        var row = new ItemRow { ContentItemId = contentItemId, ContentType = contentType, BrandId = host.BrandId, Culture = host.Culture, HasReferences = true };
        scope.Db.Add(row);
        await scope.Db.SaveChangesAsync(cancellationToken);
        scope.Db.Entry(row).State = EntityState.Detached;
        return new LockedItem(row, null, null);
    }
}
