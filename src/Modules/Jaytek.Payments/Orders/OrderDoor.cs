using Jaytek.Engine.Actions;
using Jaytek.Kernel;
using Jaytek.Payments.Contracts;
using Jaytek.Payments.Recovery;
using Jaytek.Payments.Refunds;
using Jaytek.Payments.Subscriptions;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Payments.Orders;

/// <summary>The door to orders for the modules whose things are sold.</summary>
internal sealed class OrderDoor(ActionRunner runner, UnitOfWork unit) : IOrders
{
    /// <inheritdoc/>
    public async Task<PaidOrder?> FindPaidAsync(string orderId, CancellationToken cancellationToken) =>
        await unit.Db.Set<Order>().AsNoTracking().SingleOrDefaultAsync(o => o.Id == orderId && o.PaidAt != null, cancellationToken) is { } order
            ? new PaidOrder(
                order.Id, order.ItemId, order.BuyerId, order.SellerId, order.Title, order.Price, new Money(order.Tax, order.Currency), order.PaidAt!.Value,
                order.IsWhollyTakenBack)
            {
                SubscriptionId = order.SubscriptionId,
                IsSubscriptionOver = order.SubscriptionId is { } of
                    && await unit.Db.Set<Subscription>().AsNoTracking().AnyAsync(s => s.Id == of && s.Stage == SubscriptionStage.Ended, cancellationToken),
            }
            : null;

    /// <inheritdoc/>
    public Task<Result> FulfilAsync(string orderId, CancellationToken cancellationToken) =>
        runner.RunAsync("payments.order.fulfil", async scope =>
        {
            // Whoever grants in this unit, and gives back where they cannot, meets a subscription's end in its own line.
            await SubscriptionRows.LockOfOrderAsync(scope, orderId, cancellationToken);
            if (await OrderRows.LockAsync(scope, orderId, cancellationToken) is not { } order)
                return PaymentsErrors.OrderNotFound;
            if (!order.State.IsPaid())
                return PaymentsErrors.NotPaid;
            order.FulfilledAt ??= scope.Now;
            order.Settle();
            return Result.Success;
        }, cancellationToken);

    /// <inheritdoc/>
    public Task<Result> GiveBackAsync(string orderId, string reason, CancellationToken cancellationToken) =>
        runner.RunAsync("payments.order.give_back", async scope =>
        {
            var subscription = await SubscriptionRows.LockOfOrderAsync(scope, orderId, cancellationToken);
            if (await OrderRows.LockAsync(scope, orderId, cancellationToken) is not { } order)
                return PaymentsErrors.OrderNotFound;
            if (await scope.RefuseAsync(PaymentsPermissions.Refund, null, cancellationToken) is { } refusal)
                return refusal;
            // What cannot be granted is not paid for again.
            if (subscription is { Stage: not SubscriptionStage.Ended, Reference: not null })
                subscription.Want(SubscriptionWish.CancelNow, scope.Now);
            var left = order.State.IsPaid() ? await RequestRefund.LeftAsync(scope, order, cancellationToken) : 0;
            var tries = await scope.Db.Set<Refund>().Where(r => r.OrderId == orderId && r.IsOwed).Select(r => r.Stage).ToListAsync(cancellationToken);
            // What failed as often as this a person has to look at; it is shown among the refunds.
            if (left <= 0 || tries.Count >= GiveBackAgain.MostTries || tries.Exists(stage => stage != RefundStage.Failed))
                return Result.Success;
            RequestRefund.Add(scope, order, left, reason, PublicId.Derived($"give back {orderId}{(tries.Count == 0 ? "" : " " + tries.Count)}"), isOwed: true);
            return Result.Success;
        }, cancellationToken);
}
