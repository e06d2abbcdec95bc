using Jaytek.Engine.Actions;
using Jaytek.Kernel;
using Jaytek.Payments.Contracts;

namespace Jaytek.Payments.Orders;

/// <summary>Settles an order of nothing: a course for free, or a code that takes all of the price off. No provider hears of it, and no money moves.</summary>
internal sealed class GiveAway(ActionRunner runner)
{
    /// <summary>The order, paid. Twice is once. Errors: <c>payments.order.not_found</c>.</summary>
    public Task<Result<Order>> RunAsync(string orderId, CancellationToken cancellationToken) =>
        runner.RunAsync<Order>("payments.order.give_away", async scope =>
        {
            if (await OrderRows.LockAsync(scope, orderId, cancellationToken) is not { Gross: 0 } order)
                return PaymentsErrors.OrderNotFound;
            if (!order.Become(OrderState.Paid))
                return order;
            (order.PaidAt, order.IsFeeKnown, order.FollowAt) = (scope.Now, true, scope.Now + OrderBackOff.Grant);
            scope.Audit("Order", order.Id, $"{order.Title} for nothing");
            scope.Raise(new PaymentSettled(order.Id, order.Purchase, order.ItemId, order.BuyerId));
            return order;
        }, cancellationToken);
}
