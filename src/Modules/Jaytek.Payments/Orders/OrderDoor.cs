using Jaytek.Engine.Actions;
using Jaytek.Kernel;
using Jaytek.Payments.Contracts;
using Jaytek.Payments.Refunds;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Payments.Orders;

/// <summary>The door to orders for the modules whose things are sold.</summary>
internal sealed class OrderDoor(ActionRunner runner, UnitOfWork unit, RequestRefund refund) : IOrders
{
    /// <inheritdoc/>
    public async Task<PaidOrder?> FindPaidAsync(string orderId, CancellationToken cancellationToken) =>
        await unit.Db.Set<Order>().AsNoTracking().SingleOrDefaultAsync(o => o.Id == orderId && o.PaidAt != null, cancellationToken) is { } order
            ? new PaidOrder(
                order.Id, order.ItemId, order.BuyerId, order.SellerId, order.Title, order.Price, new Money(order.Tax, order.Currency), order.PaidAt!.Value,
                order.TakenBack == order.Gross)
            : null;

    /// <inheritdoc/>
    public Task<Result> FulfilAsync(string orderId, CancellationToken cancellationToken) =>
        runner.RunAsync("payments.order.fulfil", async scope =>
        {
            if (await Orders.LockAsync(scope, orderId, cancellationToken) is not { } order)
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
            if (await Orders.LockAsync(scope, orderId, cancellationToken) is not { } order)
                return PaymentsErrors.OrderNotFound;
            // Asked first: a refusal inside of a unit undoes all of it.
            return await RequestRefund.LeftAsync(scope, order, cancellationToken) <= 0
                ? Result.Success
                : (await refund.RunAsync(orderId, null, reason, PublicId.Derived("give back " + orderId), cancellationToken)).ToResult();
        }, cancellationToken);
}
