using Jaytek.Engine.Data;
using Jaytek.Engine.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Contents.Bulk;

/// <summary>Forgets runs that ended a month ago, with the titles of their items. What they did to each item stands in the audit trail.</summary>
internal sealed class SweepBulkRuns(JaytekDb db, TimeProvider clock) : IJob
{
    public const string Name = "contents.bulk.sweep";

    private static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    // The items go with their run, in one statement: somebody who goes on with an old run at this moment finds all of it, or none.
    public async Task RunAsync(JobContext context, CancellationToken cancellationToken)
    {
        var before = clock.GetUtcNow() - Kept;
        await db.Set<BulkRun>().Where(run => (run.State == BulkState.Finished || run.State == BulkState.Cancelled) && run.FinishedAt < before)
            .ExecuteDeleteAsync(cancellationToken);
    }
}
