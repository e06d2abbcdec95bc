using Jaytek.Engine.Data;
using Jaytek.Engine.Jobs;
using Jaytek.Webhooks.Endpoints;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Jaytek.Webhooks.Deliveries;

/// <summary>Forgets old lines of the log; with them what waits as long for an endpoint that is off, and the old secrets that sign no more.</summary>
internal sealed class SweepDeliveries(JaytekDb db, IOptions<WebhooksOptions> options, TimeProvider clock) : IJob
{
    public async Task RunAsync(JobContext context, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var before = now.AddDays(-options.Value.LogDays);
        await db.Set<Delivery>()
            .Where(d => d.OccurredAt < before && d.QueuedAt < before)
            .Where(d => d.State != DeliveryState.Waiting || !db.Set<Endpoint>().Any(e => e.Id == d.EndpointId && e.IsOn))
            .ExecuteDeleteAsync(cancellationToken);
        await db.Set<Endpoint>().Where(e => e.OldSecretUntil < now)
            .ExecuteUpdateAsync(e => e.SetProperty(row => row.OldSecret, (string?)null).SetProperty(row => row.OldSecretUntil, (DateTimeOffset?)null), cancellationToken);
    }
}
