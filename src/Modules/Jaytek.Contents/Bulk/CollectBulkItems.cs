using System.Text.Json;
using Jaytek.Contents.Admin.Lists;
using Jaytek.Engine.Actions;
using Jaytek.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Contents.Bulk;

/// <summary>Lists the items of a run that takes all of a filter: a batch at a time and all before the first is touched, since the verb may change what the filter finds.</summary>
internal sealed class CollectBulkItems(ActionRunner runner, ItemSource source)
{
    private const int BatchSize = 500;

    /// <summary>Lists the next items. Answers false once all are listed.</summary>
    public Task<Result<bool>> RunAsync(string runId, CancellationToken cancellationToken) =>
        runner.RunAsync<bool>("contents.bulk.collect", async scope =>
        {
            // Locks the run on PostgreSQL, and sees a cancellation.
            if (await scope.Db.Set<BulkRun>().Where(found => found.Id == runId && found.State == BulkState.Collecting)
                .ExecuteUpdateAsync(set => set.SetProperty(found => found.State, BulkState.Collecting), cancellationToken) == 0)
                return false;
            var run = await scope.Db.Set<BulkRun>().SingleAsync(found => found.Id == runId, cancellationToken);
            var filter = JsonSerializer.Deserialize<ItemFilter>(run.Filter!)!;
            var items = await source.InState(await source.FindAsync(filter, cancellationToken), filter.State)
                .Where(version => version.ItemNo > run.CollectedTo && version.ItemNo <= run.LastItemNo)
                .OrderBy(version => version.ItemNo).Take(BatchSize)
                .Select(version => new { version.ItemNo, version.ContentItemId, version.DisplayText }).ToListAsync(cancellationToken);
            foreach (var item in items)
                scope.Db.Add(new BulkItem { RunId = run.Id, Position = ++run.Total, ContentItemId = item.ContentItemId, Title = item.DisplayText });
            if (items.Count > 0)
                run.CollectedTo = items[^1].ItemNo;
            if (items.Count < BatchSize)
                run.State = BulkState.Running;
            return items.Count == BatchSize;
        }, cancellationToken);
}
