using Jaytek.Engine.Actions;
using Jaytek.Engine.Events;
using Jaytek.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Contents.Bulk;

/// <summary>Tries what was refused again, and goes on with what a cancelled run had left. What is done is not done twice.</summary>
internal sealed class RetryBulkRun(ActionRunner runner, BulkQueue queue)
{
    /// <summary>Errors: <c>contents.bulk.not_found</c>, <c>contents.bulk.nothing_failed</c>.</summary>
    public async Task<Result> RunAsync(string runId, CancellationToken cancellationToken)
    {
        var reopened = await runner.RunAsync("contents.bulk.retry", async scope =>
        {
            // The lock of the run comes first, as everywhere.
            await scope.Db.Set<BulkRun>().Where(found => found.Id == runId).ExecuteUpdateAsync(set => set.SetProperty(found => found.Total, found => found.Total), cancellationToken);
            if (await scope.Db.Set<BulkRun>().SingleOrDefaultAsync(found => found.Id == runId, cancellationToken) is not { } run
                || (run.UserId != scope.Actor.UserId && await scope.RefuseAsync(RetryEvents.Manage, null, cancellationToken) is not null))
                return BulkErrors.NotFound;
            if (run.IsOpen || (run.State == BulkState.Finished && run.Refused == 0))
                return BulkErrors.NothingFailed;
            await scope.Db.Set<BulkItem>().Where(item => item.RunId == runId && item.Outcome == BulkOutcome.Refused)
                .ExecuteUpdateAsync(set => set.SetProperty(item => item.Outcome, BulkOutcome.Waiting)
                    .SetProperty(item => item.Code, (string?)null).SetProperty(item => item.Reason, (string?)null), cancellationToken);
            // A run that was cancelled while its items were being listed lists the rest first.
            run.State = run.Filter is not null && run.CollectedTo < run.LastItemNo ? BulkState.Collecting : BulkState.Running;
            run.Refused = 0;
            run.FinishedAt = null;
            scope.Audit("BulkRun", runId, $"{run.Verb} of items of type {run.ContentType} tried again");
            return Result.Success;
        }, cancellationToken);
        if (reopened.IsSuccess)
            await queue.WakeAsync(cancellationToken);
        return reopened;
    }
}
