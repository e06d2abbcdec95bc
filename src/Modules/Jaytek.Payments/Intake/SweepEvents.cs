using Jaytek.Engine.Actions;
using Jaytek.Engine.Jobs;
using Jaytek.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Jaytek.Payments.Intake;

/// <summary>Clears what providers said, which holds names and addresses, once it is worked on or given up, and old; that it came and what became of it stays.</summary>
internal sealed class SweepEvents(ActionRunner runner, IOptions<PaymentsOptions> options) : IJob
{
    private const int Batch = 1_000;

    /// <inheritdoc/>
    public async Task RunAsync(JobContext context, CancellationToken cancellationToken)
    {
        // In batches, so that none holds a lock for long.
        for (var cleared = Batch; cleared == Batch;)
        {
            var batch = await runner.RunAsync<int>("payments.event.sweep", async scope =>
            {
                var before = scope.Now.AddDays(-options.Value.EventDays);
                var ids = await scope.Db.Set<ProviderEventRow>()
                    .Where(r => r.Body != null && r.ReceivedAt < before && (r.Outcome == EventOutcome.Done || r.Outcome == EventOutcome.Nothing || r.DueAt == null))
                    .OrderBy(r => r.ReceivedAt).Select(r => r.Id).Take(Batch).ToListAsync(cancellationToken);
                return ids.Count == 0 ? 0
                    : await scope.Db.Set<ProviderEventRow>().Where(r => ids.Contains(r.Id)).ExecuteUpdateAsync(u => u.SetProperty(r => r.Body, (string?)null), cancellationToken);
            }, cancellationToken);
            if (batch.Error is { } error)
                throw new InvalidOperationException(error.ToString());
            cleared = batch.Value;
        }
    }
}
