using Jaytek.Engine.Actions;
using Jaytek.Kernel;
using Jaytek.Payments.Orders;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Payments.Sandbox;

/// <summary>What one can have the sandbox do with a subscription.</summary>
internal enum SandboxTurn
{
    /// <summary>The next period's money is taken now.</summary>
    Renew,

    /// <summary>The next period's money cannot be taken.</summary>
    Fail,

    /// <summary>The bank ends it.</summary>
    End,
}

/// <summary>Plays the buyer's bank for a subscription: has happen now what time would bring.</summary>
internal sealed class PlaySandboxSubscription(ActionRunner runner, SendSandboxMessages send)
{
    /// <summary>Errors: <c>payments.subscription.not_found</c>, also for somebody else's: the page is the buyer's.</summary>
    public async Task<Result> RunAsync(string id, SandboxTurn turn, CancellationToken cancellationToken)
    {
        var played = await runner.RunAsync("payments.sandbox.turn", async scope =>
        {
            if (await SandboxBilling.LockAsync(scope, id, cancellationToken) is not { } subscription)
                return PaymentsErrors.SubscriptionNotFound;
            var buyer = await scope.Db.Set<Order>().Where(o => o.Id == subscription.OrderId).Select(o => o.BuyerId).SingleAsync(cancellationToken);
            if (!OrderAccess.IsOwn(scope.Actor, buyer))
                return PaymentsErrors.SubscriptionNotFound;
            // A second press, or a page that is over.
            if (subscription.EndedAt is not null)
                return Result.Success;
            switch (turn)
            {
                case SandboxTurn.Renew when !subscription.CancelsAtPeriodEnd:
                    subscription.Renew(scope);
                    break;
                case SandboxTurn.Fail:
                    subscription.Fail(scope);
                    break;
                default:
                    subscription.End(scope);
                    break;
            }

            return Result.Success;
        }, cancellationToken);
        if (played.IsSuccess)
            await send.SendDueAsync(cancellationToken);
        return played;
    }
}
