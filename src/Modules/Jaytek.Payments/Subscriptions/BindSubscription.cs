using Jaytek.Engine.Actions;
using Jaytek.Kernel;
using Jaytek.Payments.Orders;
using Jaytek.Payments.Providers;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Payments.Subscriptions;

/// <summary>
/// Notes what a subscription is called at its provider, once its page was paid. Our note at the provider alone proves nothing: whoever makes a
/// page there can write it, so that it has to be the page of the first order.
/// </summary>
internal sealed class BindSubscription(ActionRunner runner)
{
    /// <summary>The subscription's id; null where the order is of none. Errors: <c>payments.order.not_found</c>, <c>payments.order.other_checkout</c>.</summary>
    public Task<Result<string?>> RunAsync(string orderId, CheckoutPaid begun, CancellationToken cancellationToken) =>
        runner.RunRepeatableAsync<string?>("payments.subscription.bind", async scope =>
        {
            if (await scope.Db.Set<Order>().AsNoTracking().SingleOrDefaultAsync(o => o.Id == orderId, cancellationToken) is not { } first)
                return PaymentsErrors.OrderNotFound;
            if (first.SubscriptionId is not { } id)
                return Result.From<string?>(null);
            await scope.LockAsync(OrderRows.BuyLock(first.BuyerId, first.Purchase, first.ItemId), cancellationToken);
            var subscription = (await SubscriptionRows.LockAsync(scope, id, cancellationToken))!;
            var order = (await OrderRows.LockAsync(scope, orderId, cancellationToken))!;
            if ((order.SessionId is { } own && own != begun.SessionId) || (subscription.Reference is { } known && known != begun.SubscriptionId))
                return PaymentsErrors.OtherCheckout(orderId);
            if (subscription.Reference is not null)
                return id;
            order.SessionId ??= begun.SessionId;
            (subscription.Reference, subscription.CustomerReference) = (begun.SubscriptionId, begun.CustomerReference);
            subscription.FollowAt = scope.Now + OrderBackOff.First;
            // Two pages of the same thing were open, and both were paid: the second never was, and its money goes back.
            if (await SubscriptionRows.LastingAsync(scope.Db, order.BuyerId, order.Purchase, order.ItemId, cancellationToken) is { } other)
            {
                subscription.Want(SubscriptionWish.CancelNow, scope.Now);
                LookAtSubscription.End(scope, subscription, subscription.CreatedAt);
                scope.Audit("Subscription", id, $"{subscription.Title} was subscribed to twice; this one is ended, and {other} goes on");
            }

            return id;
        }, cancellationToken);
}
