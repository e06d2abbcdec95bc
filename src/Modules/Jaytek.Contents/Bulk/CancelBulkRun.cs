using Jaytek.Engine.Actions;
using Jaytek.Engine.Events;
using Jaytek.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Contents.Bulk;

/// <summary>Stops a run. The item that is being worked on is rolled back or done whole; what is done stays done.</summary>
internal sealed class CancelBulkRun(ActionRunner runner)
{
    /// <summary>Errors: <c>contents.bulk.not_found</c>, <c>contents.bulk.ended</c>.</summary>
    public Task<Result> RunAsync(string runId, CancellationToken cancellationToken) =>
        runner.RunAsync("contents.bulk.cancel", async scope =>
        {
            if (await scope.Db.Set<BulkRun>().AsNoTracking().SingleOrDefaultAsync(found => found.Id == runId, cancellationToken) is not { } run
                || (run.UserId != scope.Actor.UserId && await scope.RefuseAsync(RetryEvents.Manage, null, cancellationToken) is not null))
                return BulkErrors.NotFound;
            var stopped = await scope.Db.Set<BulkRun>().Where(found => found.Id == runId && (found.State == BulkState.Running || found.State == BulkState.Collecting))
                .ExecuteUpdateAsync(set => set.SetProperty(found => found.State, BulkState.Cancelled).SetProperty(found => found.FinishedAt, scope.Now), cancellationToken);
            if (stopped == 0)
                return BulkErrors.Ended;
            scope.Audit("BulkRun", runId, $"{run.Verb} of items of type {run.ContentType} cancelled");
            return Result.Success;
        }, cancellationToken);
}
