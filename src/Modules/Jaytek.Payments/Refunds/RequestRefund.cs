using Jaytek.Engine.Actions;
using Jaytek.Kernel;
using Jaytek.Payments.Orders;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Payments.Refunds;

/// <summary>A refund is to be made at the provider. It is this module's own.</summary>
/// <param name="RefundId">Which.</param>
internal sealed record RefundRequested(string RefundId) : IDomainEvent
{
    public string AggregateId => RefundId;
}

/// <summary>Asks for money of an order to go back. The row is committed before the provider is asked, and its id is the key there.</summary>
internal sealed class RequestRefund(ActionRunner runner)
{
    /// <summary>
    /// Errors: <c>engine.forbidden</c>, <c>payments.order.not_found</c>, <c>payments.order.not_paid</c>, <c>payments.refund.reason</c>,
    /// <c>payments.refund.too_much</c>, <c>payments.refund.key_reused</c>.
    /// </summary>
    /// <param name="orderId">Of which order.</param>
    /// <param name="amount">Minor units; null for all that is left.</param>
    /// <param name="reason">For the books and the buyer.</param>
    /// <param name="id">26 characters that make it this refund: the same asked again is one.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public Task<Result<Refund>> RunAsync(string orderId, long? amount, string reason, string id, CancellationToken cancellationToken) =>
        runner.RunAsync<Refund>("payments.refund.request", async scope =>
        {
            if (await scope.RefuseAsync(PaymentsPermissions.Refund, null, cancellationToken) is { } refusal)
                return refusal;
            if (await OrderRows.LockAsync(scope, orderId, cancellationToken) is not { } order)
                return PaymentsErrors.OrderNotFound;
            if (!order.State.IsPaid())
                return PaymentsErrors.NotPaid;
            if (string.IsNullOrWhiteSpace(reason) || reason.Length > Refund.MaxReason)
                return PaymentsErrors.Reason;
            var refunds = scope.Db.Set<Refund>();
            if (await refunds.SingleOrDefaultAsync(r => r.Id == id, cancellationToken) is { } first)
                return first.OrderId != orderId ? PaymentsErrors.OrderNotFound : amount is { } again && again != first.Amount ? PaymentsErrors.KeyReused : first;
            var left = await LeftAsync(scope, order, cancellationToken);
            if (left <= 0 || amount is <= 0 || amount > left)
                return PaymentsErrors.TooMuch(new Money(Math.Max(0, left), order.Currency));
            return Add(scope, order, amount ?? left, reason.Trim(), id);
        }, cancellationToken);

    /// <summary>Notes a refund of an order that is locked, and has it made.</summary>
    public static Refund Add(ActionScope scope, Order order, long amount, string reason, string id, bool isOwed = false)
    {
        var refund = new Refund { IsOwed = isOwed, Id = id, OrderId = order.Id, Amount = amount, Reason = reason, RequestedBy = scope.Actor.UserId, RequestedAt = scope.Now };
        scope.Db.Add(refund);
        scope.Audit("Order", order.Id, $"Refund of {new Money(amount, order.Currency)} for {order.Title} asked for: {reason}");
        scope.Raise(new RefundRequested(id));
        return refund;
    }

    /// <summary>Minor units of an order's price that neither went back nor are on their way.</summary>
    public static async Task<long> LeftAsync(ActionScope scope, Order order, CancellationToken cancellationToken) =>
        order.Gross - order.TakenBack
            - await scope.Db.Set<Refund>().Where(r => r.OrderId == order.Id && r.Stage == RefundStage.Requested).SumAsync(r => r.Amount, cancellationToken);
}
