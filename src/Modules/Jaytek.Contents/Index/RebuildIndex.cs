using Jaytek.Contents.Contracts;
using Jaytek.Contents.Definitions;
using Jaytek.Contents.Items;
using Jaytek.Engine.Actions;
using Jaytek.Engine.Contracts;
using Jaytek.Engine.Data;
using Jaytek.Engine.Features;
using Jaytek.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Contents.Index;

/// <summary>How far a rebuild has come.</summary>
internal sealed record IndexProgress(string ContentType, long Done, long Total);

/// <summary>
/// Writes the index of a type anew from its published items, a batch at a time, each under the items' own locks, so that editors
/// and visitors go on. Fields that were waiting for it are ready afterwards, fields that the type has lost are gone. Cut off, it
/// may be started again at any time.
/// </summary>
internal sealed class RebuildIndex(
    ActionRunner runner, DefinitionView definitions, IndexFields fields, IIndexWriter index, UnitOfWork unit, ItemWriter writer, IHostContext host,
    Enabled<IContentHandler> handlers)
{
    private const int BatchSize = 200;
    private const int DropBatch = 20_000;

    /// <summary>Answers how many items were indexed. Errors: <c>contents.type.unknown</c>.</summary>
    public async Task<Result<long>> RunAsync(string contentType, IProgress<IndexProgress>? progress, CancellationToken cancellationToken)
    {
        var started = await StartAsync(contentType, cancellationToken);
        if (started.Error is { } refused)
            return refused;
        var (last, done) = (0L, 0L);
        while (true)
        {
            var batch = await BatchAsync(contentType, last, cancellationToken);
            if (batch.Error is { } error)
                return error;
            if (batch.Value.Count == 0)
                break;
            (last, done) = (batch.Value.Last, done + batch.Value.Count);
            progress?.Report(new IndexProgress(contentType, done, Math.Max(done, batch.Value.Total)));
        }

        return (await FinishAsync(contentType, started.Value, cancellationToken)).Error is { } unfinished ? unfinished : done;
    }

    // Answers the fields that this rebuild builds or drops. Those that come later are of the next: items of batches that are done lack their rows.
    private Task<Result<IReadOnlyList<Begun>>> StartAsync(string contentType, CancellationToken cancellationToken) =>
        runner.RunAsync<IReadOnlyList<Begun>>("contents.index.rebuild", async scope =>
        {
            if (await scope.RefuseAsync(ContentPermissions.ManageIndexes, null, cancellationToken) is { } refusal)
                return refusal;
            // Not from memory: an event may arrive before this process has followed the change that it tells of.
            var current = await definitions.ReloadAsync(cancellationToken);
            var isKnown = current.Type(contentType) is not null
                || await scope.Db.Set<FieldRow>().AnyAsync(field => field.ContentType == contentType, cancellationToken);
            if (!isKnown)
                return ContentsErrors.UnknownType(contentType);
            await fields.SyncAsync(scope, current, [contentType], cancellationToken);
            await scope.Db.Set<IndexBuildRow>().Where(build => build.BrandId == host.BrandId && build.ContentType == contentType).ExecuteDeleteAsync(cancellationToken);
            var total = await scope.Db.Set<VersionRow>().LongCountAsync(version => version.ContentType == contentType && version.Published, cancellationToken);
            scope.Db.Add(new IndexBuildRow { BrandId = host.BrandId, ContentType = contentType, Total = total, StartedAt = scope.Now });
            scope.Bump(DefinitionCache.EpochName);
            return await scope.Db.Set<FieldRow>().Where(field => field.ContentType == contentType && field.State != FieldStates.Ready)
                .Select(field => new Begun(field.FieldId, field.Round)).ToListAsync(cancellationToken);
        }, cancellationToken);

    private Task<Result<Batch>> BatchAsync(string contentType, long after, CancellationToken cancellationToken) =>
        runner.RunAsync<Batch>("contents.index.rebuild_batch", async scope =>
        {
            var numbers = await scope.Db.Set<VersionRow>()
                .Where(version => version.ContentType == contentType && version.Published && version.ItemNo > after)
                .OrderBy(version => version.ItemNo).Select(version => version.ItemNo).Take(BatchSize).ToListAsync(cancellationToken);
            if (numbers.Count == 0)
                return new Batch(0, after, 0);
            await definitions.ReloadAsync(cancellationToken);
            foreach (var row in await LockAsync(scope, numbers, cancellationToken))
                await IndexAsync(scope, row, cancellationToken);
            var build = await scope.Db.Set<IndexBuildRow>().SingleAsync(
                found => found.BrandId == host.BrandId && found.ContentType == contentType, cancellationToken);
            build.Done += numbers.Count;
            return new Batch(numbers.Count, numbers[^1], build.Total);
        }, cancellationToken);

    private async Task IndexAsync(ActionScope scope, ItemRow row, CancellationToken cancellationToken)
    {
        // Read under the lock: what was published when the numbers were listed may be gone.
        var version = await scope.Db.Set<VersionRow>().AsNoTracking()
            .SingleOrDefaultAsync(found => found.ItemNo == row.ItemNo && found.Published, cancellationToken);
        var published = version?.ToItem();
        await writer.WriteIndexAsync(scope, row, published, cancellationToken);
        var change = new ContentChange(row.ContentItemId, row.ContentType, published, published, published, published, scope.Db, IsRebuild: true);
        foreach (var handler in handlers)
            await handler.ChangedAsync(change, cancellationToken);
    }

    private static Task<List<ItemRow>> LockAsync(ActionScope scope, List<long> numbers, CancellationToken cancellationToken)
    {
        var ids = numbers.ToArray();
        // In one order, so that two rebuilds wait for each other instead of locking each other out.
        var items = scope.Db.Provider == DatabaseProvider.Postgres
            ? scope.Db.Set<ItemRow>().FromSql($"select * from cms_item where item_no = any({ids}) order by item_no for update")
            : scope.Db.Set<ItemRow>().Where(item => ids.Contains(item.ItemNo)).OrderBy(item => item.ItemNo);
        return items.AsNoTracking().ToListAsync(cancellationToken);
    }

    private async Task<Result> FinishAsync(string contentType, IReadOnlyList<Begun> begun, CancellationToken cancellationToken)
    {
        while (true)
        {
            var dropped = await DropAsync(contentType, begun, cancellationToken);
            if (dropped.Error is { } error)
                return error;
            if (dropped.Value == 0)
                break;
        }

        return await runner.RunAsync("contents.index.rebuilt", async scope =>
        {
            foreach (var field in await StillAsync(scope, contentType, begun, cancellationToken))
            {
                if (field.State == FieldStates.Building)
                    field.State = FieldStates.Ready;
                else
                    scope.Db.Remove(field);
            }

            await scope.Db.SaveChangesAsync(cancellationToken);
            await scope.Db.Set<IndexBuildRow>().Where(build => build.BrandId == host.BrandId && build.ContentType == contentType)
                .ExecuteUpdateAsync(set => set.SetProperty(build => build.FinishedAt, scope.Now), cancellationToken);
            scope.Bump(DefinitionCache.EpochName);
            return Result.Success;
        }, cancellationToken);
    }

    private Task<Result<int>> DropAsync(string contentType, IReadOnlyList<Begun> begun, CancellationToken cancellationToken) =>
        runner.RunAsync<int>("contents.index.drop_field", async scope =>
        {
            var gone = 0;
            foreach (var field in await StillAsync(scope, contentType, begun, cancellationToken))
            {
                if (field.State == FieldStates.Dropping)
                    gone += await index.DropFieldAsync(unit.Transaction!, field.FieldId, DropBatch, cancellationToken);
            }

            return gone;
        }, cancellationToken);

    // What the rebuild began with and nobody has begun anew since; it stays so until the end of the transaction.
    private static async Task<List<FieldRow>> StillAsync(
        ActionScope scope, string contentType, IReadOnlyList<Begun> begun, CancellationToken cancellationToken)
    {
        await FieldLock.ShareAsync(scope.Db, contentType, cancellationToken);
        var rows = await scope.Db.Set<FieldRow>().Where(field => field.ContentType == contentType && field.State != FieldStates.Ready).ToListAsync(cancellationToken);
        return [.. rows.Where(field => begun.Contains(new Begun(field.FieldId, field.Round)))];
    }

    private sealed record Batch(int Count, long Last, long Total);

    private sealed record Begun(int FieldId, int Round);
}
