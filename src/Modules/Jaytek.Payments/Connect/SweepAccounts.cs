using Jaytek.Engine.Actions;
using Jaytek.Engine.Data;
using Jaytek.Engine.Jobs;
using Jaytek.Kernel;
using Jaytek.Ledger.Contracts;
using Jaytek.Payments.Stripe;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Payments.Connect;

/// <summary>Forgets the accounts of erased people that were kept for money on its way, once it has arrived or come back.</summary>
internal sealed class SweepAccounts(JaytekDb db, ActionRunner runner, IPayouts payouts) : IJob
{
    private const int Batch = 200;

    /// <inheritdoc/>
    public async Task RunAsync(JobContext context, CancellationToken cancellationToken)
    {
        var erased = await db.Set<ConnectedAccount>().AsNoTracking().Where(a => a.ErasedAt != null).OrderBy(a => a.ErasedAt).Take(Batch).Select(a => a.UserId).ToListAsync(cancellationToken);
        foreach (var user in erased)
        {
            var swept = await runner.RunAsync("payments.connect.sweep", async scope =>
            {
                if (!await payouts.IsUnderWayAsync(user, StripeProvider.ProviderName, cancellationToken))
                    await scope.Db.Set<ConnectedAccount>().Where(a => a.UserId == user && a.ErasedAt != null).ExecuteDeleteAsync(cancellationToken);
                return Result.Success;
            }, cancellationToken);
            if (swept.Error is { } error)
                throw new InvalidOperationException(error.ToString());
        }
    }
}
