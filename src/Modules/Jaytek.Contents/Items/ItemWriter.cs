using Jaytek.Contents.Contracts;
using Jaytek.Contents.Definitions;
using Jaytek.Contents.Index;
using Jaytek.Contents.References;
using Jaytek.Contents.Routing;
using Jaytek.Contents.Schedules;
using Jaytek.Contents.Search;
using Jaytek.Engine.Actions;
using Jaytek.Engine.Contracts;
using Jaytek.Engine.Features;
using Jaytek.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Contents.Items;

/// <summary>
/// Writes what an action has decided: which version is the newest, which is published. In this order: versions that step back,
/// versions that come forward, names, schedule, trash, index, the handlers of other modules, the caches.
/// </summary>
internal sealed class ItemWriter(
    UnitOfWork unit, DefinitionView definitions, ContentIndexer indexer, IndexFields fields, IIndexWriter index, Handles handles, Enabled<IContentHandler> handlers)
{
    /// <summary>Makes <paramref name="latest"/> and <paramref name="published"/> (often the same) the item's versions; either may be null.</summary>
    /// <param name="scope">The running action.</param>
    /// <param name="state">The locked item.</param>
    /// <param name="latest">The newest version, with the ids, dates and names that it shall have; its flags are set here.</param>
    /// <param name="published">The version that visitors see.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<Result> WriteAsync(
        ActionScope scope, LockedItem state, ContentItem? latest, ContentItem? published, CancellationToken cancellationToken)
    {
        var row = state.Row ?? throw new InvalidOperationException("The item has no row to lock.");
        if (latest is not null && published is not null && latest != published && latest.ContentItemVersionId == published.ContentItemVersionId)
            throw new InvalidOperationException($"The version {latest.ContentItemVersionId} cannot say two things.");
        await WriteVersionsAsync(scope, state, latest, published, cancellationToken);
        if ((await handles.WriteAsync(scope, row, latest, published, cancellationToken)).Error is { } taken)
            return taken;
        await Schedule.WriteAsync(scope.Db, row, latest, published, cancellationToken);
        await Trash.WriteAsync(scope, state, lives: latest is not null || published is not null, cancellationToken);
        await ItemReferences.WriteAsync(scope.Db, row.ItemNo, definitions.Current.Type(row.ContentType), latest, cancellationToken);
        await WriteIndexAsync(scope, row, published, cancellationToken);

        var change = new ContentChange(row.ContentItemId, row.ContentType, state.Published, published, state.Latest, latest, scope.Db);
        foreach (var handler in handlers)
            await handler.ChangedAsync(change, cancellationToken);
        // A draft beside what visitors see changes nothing for them: saving it must not empty everybody's cache.
        if (state.Published?.Tag != published?.Tag)
        {
            scope.Bump(PublishedCache.EpochName);
            scope.Raise(new SearchableChanged(ContentSearch.SourceName, row.ContentItemId));
        }

        return Result.Success;
    }

    /// <summary>Adds a version of history, or changes one; what editors and visitors see stays.</summary>
    public static async Task<Result> WriteHistoryAsync(ActionScope scope, LockedItem state, ContentItem item, CancellationToken cancellationToken)
    {
        var version = await PutAsync(scope, state.Row!, [], item, cancellationToken);
        await SaveAsync(scope, [version], cancellationToken);
        item.Tag = version.Tag;
        scope.Db.Entry(version).State = EntityState.Detached;
        return Result.Success;
    }

    /// <summary>Writes the index rows of the published version, or removes them.</summary>
    public async Task WriteIndexAsync(ActionScope scope, ItemRow row, ContentItem? published, CancellationToken cancellationToken)
    {
        var rows = new HashSet<IndexRow>();
        if (published is not null && definitions.Current.Type(row.ContentType) is { } type)
        {
            var byPath = await fields.ForWritingAsync(scope, row.BrandId, type, cancellationToken);
            // A field that our definitions do not have was added by another process a moment ago.
            if (byPath.Count > 0 && byPath.Keys.Except(indexer.Paths(type).Select(path => path.Path)).Any())
                type = (await definitions.ReloadAsync(cancellationToken)).Type(row.ContentType) ?? type;
            var pub = IndexRow.Truncate(published.PublishedUtc ?? default);
            foreach (var (path, kind, value) in indexer.Values(type, published))
            {
                if (byPath.TryGetValue(path, out var field) && field.Kind == kind)
                    rows.Add(new IndexRow(field.Id, kind, value, pub));
            }
        }

        await index.WriteAsync(unit.Transaction!, row.ItemNo, rows, cancellationToken);
    }

    private static async Task WriteVersionsAsync(
        ActionScope scope, LockedItem state, ContentItem? latest, ContentItem? published, CancellationToken cancellationToken)
    {
        var existing = new[] { state.LatestRow, state.PublishedRow }.OfType<VersionRow>().DistinctBy(version => version.Id).ToList();
        var coming = new[] { latest, published }.OfType<ContentItem>().DistinctBy(item => item.ContentItemVersionId).ToList();
        foreach (var item in coming)
        {
            item.Latest = item.ContentItemVersionId == latest?.ContentItemVersionId;
            item.Published = item.ContentItemVersionId == published?.ContentItemVersionId;
        }

        // Two saves, because the unique indexes allow one latest and one published row at any moment of the transaction.
        var changes = new List<VersionRow>();
        foreach (var version in existing)
        {
            var item = coming.Find(candidate => candidate.ContentItemVersionId == version.VersionId);
            if ((version.Latest && item?.Latest != true) || (version.Published && item?.Published != true))
                changes.Add(Change(scope, version, item ?? Retired(version)));
        }

        await SaveAsync(scope, changes, cancellationToken);
        foreach (var item in coming)
            changes.Add(await PutAsync(scope, state.Row!, existing, item, cancellationToken));
        await SaveAsync(scope, changes, cancellationToken);
        foreach (var item in coming)
            item.Tag = changes.Find(version => version.VersionId == item.ContentItemVersionId)!.Tag;
        foreach (var version in changes)
            scope.Db.Entry(version).State = EntityState.Detached;
    }

    private static async Task<VersionRow> PutAsync(
        ActionScope scope, ItemRow row, List<VersionRow> existing, ContentItem item, CancellationToken cancellationToken)
    {
        var version = existing.Find(candidate => candidate.VersionId == item.ContentItemVersionId)
            ?? await scope.Db.Set<VersionRow>().AsNoTracking()
                .SingleOrDefaultAsync(candidate => candidate.VersionId == item.ContentItemVersionId, cancellationToken);
        if (version is not null)
            return Change(scope, version, item);
        version = new VersionRow
        {
            ItemNo = row.ItemNo,
            ContentItemId = row.ContentItemId,
            VersionId = item.ContentItemVersionId,
            ContentType = row.ContentType,
            BrandId = row.BrandId,
            Culture = row.Culture,
        };
        version.Take(item);
        scope.Db.Add(version);
        return version;
    }

    private static VersionRow Change(ActionScope scope, VersionRow version, ContentItem item)
    {
        if (scope.Db.Entry(version).State == EntityState.Detached)
            scope.Db.Attach(version);
        version.Take(item);
        return version;
    }

    private static ContentItem Retired(VersionRow version)
    {
        var item = version.ToItem();
        (item.Latest, item.Published) = (false, false);
        return item;
    }

    private static Task SaveAsync(ActionScope scope, List<VersionRow> changes, CancellationToken cancellationToken) =>
        changes.Count == 0 ? Task.CompletedTask : scope.Db.SaveChangesAsync(cancellationToken);
}
