using Jaytek.Engine.Actions;
using Jaytek.Engine.Jobs;
using Jaytek.Kernel;
using Jaytek.Payments.Providers;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Payments.Sandbox;

/// <summary>Lets time pass at the sandbox: subscriptions whose period is over take the next one's money, or end.</summary>
internal sealed class RenewSandbox(ActionRunner runner, UnitOfWork unit, SendSandboxMessages send, TimeProvider clock) : IJob
{
    private const int Batch = 100;

    // A site that was off for long goes on from where it is, a few periods at each run.
    private const int MostPeriods = 12;

    /// <inheritdoc/>
    public async Task RunAsync(JobContext context, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var due = await unit.Db.Set<SandboxSubscription>().AsNoTracking().Where(s => s.DueAt != null && s.DueAt <= now)
            .OrderBy(s => s.DueAt).Take(Batch).Select(s => s.Id).ToListAsync(cancellationToken);
        foreach (var id in due)
            await PassAsync(id, cancellationToken);
        await send.SendDueAsync(cancellationToken);
    }

    private Task<Result> PassAsync(string id, CancellationToken cancellationToken) =>
        runner.RunRepeatableAsync("payments.sandbox.renew", async scope =>
        {
            var subscription = await SandboxBilling.LockAsync(scope, id, cancellationToken);
            for (var period = 0; period < MostPeriods && subscription?.DueAt <= scope.Now; period++)
            {
                if (subscription.CancelsAtPeriodEnd || subscription.State == SubscriptionState.PastDue)
                    subscription.End(scope);
                else
                    subscription.Renew(scope);
            }

            return Result.Success;
        }, cancellationToken);
}
