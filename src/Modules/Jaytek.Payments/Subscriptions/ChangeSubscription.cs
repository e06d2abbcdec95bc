using Jaytek.Engine.Actions;
using Jaytek.Kernel;
using Jaytek.Payments.Orders;
using Jaytek.Payments.Providers;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Payments.Subscriptions;

/// <summary>
/// Lets a subscription run out, go on, or end at once. The wish is committed with its key before the provider is asked; where the provider is not
/// there the wish waits, and is passed on by itself.
/// </summary>
internal sealed class ChangeSubscription(ActionRunner runner, UnitOfWork unit, SendWish send, OurWords words)
{
    /// <summary>
    /// The subscription as it is then; its wish still stands where the provider did not answer. Buyers change their own, and end none at once.
    /// Errors: <c>payments.subscription.not_found</c> (also of somebody else's), <c>payments.subscription.over</c>, <c>engine.forbidden</c>, and
    /// the provider's refusal.
    /// </summary>
    public async Task<Result<Subscription>> RunAsync(string subscriptionId, SubscriptionWish wish, CancellationToken cancellationToken)
    {
        var asked = await runner.RunAsync("payments.subscription.change", scope => WishAsync(scope, subscriptionId, wish, cancellationToken), cancellationToken);
        if (asked.Error is { } refusal)
            return refusal;
        var sent = await send.RunAsync(subscriptionId, cancellationToken);
        if (sent.Error is { Code: PaymentsErrors.RefusedCode } refused)
            return words.Of(refused, $"subscription {subscriptionId}");
        return await unit.Db.Set<Subscription>().AsNoTracking().SingleAsync(s => s.Id == subscriptionId, cancellationToken);
    }

    private static async Task<Result> WishAsync(ActionScope scope, string subscriptionId, SubscriptionWish wish, CancellationToken cancellationToken)
    {
        if (await SubscriptionRows.LockAsync(scope, subscriptionId, cancellationToken) is not { Stage: not SubscriptionStage.Started } subscription)
            return PaymentsErrors.SubscriptionNotFound;
        var isOwn = OrderAccess.IsOwn(scope.Actor, subscription.BuyerId);
        if (!isOwn && await scope.RefuseAsync(PaymentsPermissions.Read, null, cancellationToken) is not null)
            return PaymentsErrors.SubscriptionNotFound;
        if ((!isOwn || wish == SubscriptionWish.CancelNow) && await scope.RefuseAsync(PaymentsPermissions.Manage, null, cancellationToken) is { } refusal)
            return refusal;
        if (!subscription.IsLive || (subscription.Wish == SubscriptionWish.CancelNow && wish != SubscriptionWish.CancelNow))
            return PaymentsErrors.SubscriptionOver;
        if (subscription.IsWanted(wish))
            return Result.Success;
        subscription.Want(wish, scope.Now);
        scope.Audit("Subscription", subscriptionId, wish switch
        {
            SubscriptionWish.CancelAtPeriodEnd => $"{subscription.Title} is to end with the period that is paid",
            SubscriptionWish.GoOn => $"{subscription.Title} is to go on",
            _ => $"{subscription.Title} is to end at once",
        });
        return Result.Success;
    }
}
