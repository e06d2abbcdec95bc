using Jaytek.Engine.Actions;
using Jaytek.Engine.Jobs;
using Jaytek.Payments.Contracts;
using Jaytek.Payments.Refunds;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Jaytek.Payments.Recovery;

/// <summary>Asks again for refunds that the site owes and that failed, six hours later and a few times; what fails to the end stands among the failed ones.</summary>
internal sealed class GiveBackAgain(UnitOfWork unit, IOrders orders, TimeProvider clock, ILogger<GiveBackAgain> logger) : IJob
{
    /// <summary>How often it is asked for in all.</summary>
    public const int MostTries = 5;

    private const int Batch = 100;

    private static readonly TimeSpan Wait = TimeSpan.FromHours(6);

    // Later than all tries together: a person has looked at it, or has to.
    private static readonly TimeSpan Longest = TimeSpan.FromDays(7);

    /// <inheritdoc/>
    public async Task RunAsync(JobContext context, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var (since, before) = (now - Longest, now - Wait);
        var refunds = unit.Db.Set<Refund>().AsNoTracking();
        var owed = await refunds.Where(r => r.IsOwed && r.Stage == RefundStage.Failed && r.EndedAt > since && r.EndedAt <= before)
            .Where(r => !refunds.Any(other => other.OrderId == r.OrderId && other.IsOwed && (other.Stage != RefundStage.Failed || other.EndedAt > r.EndedAt)))
            .OrderBy(r => r.EndedAt).Take(Batch).Select(r => new { r.OrderId, r.Reason }).ToListAsync(cancellationToken);
        foreach (var one in owed)
        {
            if ((await orders.GiveBackAsync(one.OrderId, one.Reason, cancellationToken)).Error is { } error)
                logger.LogError("What is owed of order {Order} could not be asked for again: {Error}", one.OrderId, error);
        }
    }
}
