using Jaytek.Engine.Actions;
using Jaytek.Engine.Jobs;
using Jaytek.Kernel;
using Jaytek.Payments.Orders;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Payments.Buyers;

/// <summary>Forgets guests who never paid.</summary>
internal sealed class SweepGuests(ActionRunner runner) : IJob
{
    private const int Most = 5_000;

    // Longer than any order waits for its money.
    private static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    /// <inheritdoc/>
    public async Task RunAsync(JobContext context, CancellationToken cancellationToken)
    {
        var swept = await runner.RunAsync("payments.guest.sweep", async scope =>
        {
            var before = scope.Now - Kept;
            var ids = await scope.Db.Set<Guest>()
                .Where(g => g.ClaimedBy == null && g.CreatedAt < before && !scope.Db.Set<Order>().Any(o => o.BuyerId == g.Id && (o.PaidAt != null || o.CreatedAt >= before)))
                .OrderBy(g => g.CreatedAt).Select(g => g.Id).Take(Most).ToListAsync(cancellationToken);
            await scope.Db.Set<Guest>().Where(g => ids.Contains(g.Id)).ExecuteDeleteAsync(cancellationToken);
            return Result.Success;
        }, cancellationToken);
        if (swept.Error is { } error)
            throw new InvalidOperationException(error.ToString());
    }
}
