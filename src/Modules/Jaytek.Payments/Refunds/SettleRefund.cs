using Jaytek.Engine.Actions;
using Jaytek.Kernel;
using Jaytek.Ledger.Contracts;
using Jaytek.Payments.Orders;
using Jaytek.Payments.Providers;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Payments.Refunds;

/// <summary>Takes in how a refund stands: of ours, or made by hand at the provider. The money moves in the books when it left, once, and back where it did not arrive.</summary>
internal sealed class SettleRefund(ActionRunner runner, UnitOfWork unit, OrderMoney money)
{
    /// <summary>Errors: <c>payments.order.not_found</c>, <c>payments.refund.early</c> (it is told before the answer to the call that made it), and those of the books.</summary>
    /// <param name="provider">Who tells.</param>
    /// <param name="fact">What is told.</param>
    /// <param name="refundId">Ours, where it is the answer to our call; null where it is told by a webhook.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<Result> RunAsync(string provider, RefundChanged fact, string? refundId, CancellationToken cancellationToken)
    {
        var known = await unit.Db.Set<Refund>().AsNoTracking().Where(r => r.Id == refundId || r.Reference == fact.RefundId).Select(r => r.OrderId).FirstOrDefaultAsync(cancellationToken);
        var orderId = known ?? await Orders.Orders.FindAsync(unit, provider, fact.OrderId, null, fact.PaymentReference, cancellationToken);
        if (orderId is null)
            return PaymentsErrors.OrderNotFound;
        return await runner.RunRepeatableAsync("payments.refund.settle", async scope =>
        {
            if (await Orders.Orders.LockAsync(scope, orderId, cancellationToken) is not { } order)
                return PaymentsErrors.OrderNotFound;
            var found = await FindAsync(scope, order, fact, refundId, cancellationToken);
            if (found.Error is { } early)
                return early;
            var refund = found.Value;
            refund.Reference = fact.RefundId;
            return fact.State switch
            {
                RefundState.Pending or RefundState.Succeeded => await LeftAsync(scope, order, refund, cancellationToken),
                RefundState.Failed or RefundState.Canceled => await CameBackAsync(scope, order, refund, fact.State, cancellationToken),
                _ => Result.Success,
            };
        }, cancellationToken);
    }

    private static async Task<Result<Refund>> FindAsync(ActionScope scope, Order order, RefundChanged fact, string? refundId, CancellationToken cancellationToken)
    {
        var refunds = scope.Db.Set<Refund>();
        if (await refunds.SingleOrDefaultAsync(r => r.Id == refundId || r.Reference == fact.RefundId, cancellationToken) is { } refund)
            return refund;
        // Which of those that are under way it is tells the answer to the call, which is on its way or is asked for again.
        if (await refunds.AnyAsync(r => r.OrderId == order.Id && r.Stage == RefundStage.Requested && r.Reference == null, cancellationToken))
            return PaymentsErrors.Early;
        refund = new Refund
        {
            Id = PublicId.Derived($"{order.Provider}:{fact.RefundId}"), OrderId = order.Id, Amount = fact.Amount.Minor, Reason = $"Made at {order.Provider}", RequestedAt = scope.Now,
        };
        refunds.Add(refund);
        return refund;
    }

    private async Task<Result> LeftAsync(ActionScope scope, Order order, Refund refund, CancellationToken cancellationToken)
    {
        // What came back once does not leave again; a provider makes another refund of it.
        if (refund.Stage != RefundStage.Requested)
            return Result.Success;
        (refund.Stage, refund.EndedAt) = (RefundStage.Done, scope.Now);
        scope.Audit("Order", order.Id, $"{new Money(refund.Amount, order.Currency)} for {order.Title} went back to the buyer: {refund.Reason}");
        return await money.TakeAsync(scope, order, "refund:" + refund.Id, new Money(refund.Amount, order.Currency), PostingKind.Refund, cancellationToken);
    }

    private async Task<Result> CameBackAsync(ActionScope scope, Order order, Refund refund, RefundState state, CancellationToken cancellationToken)
    {
        var was = refund.Stage;
        if (was == RefundStage.Failed)
            return Result.Success;
        (refund.Stage, refund.FailureCode, refund.EndedAt) = (RefundStage.Failed, state.ToString(), scope.Now);
        scope.Audit("Order", order.Id, $"The refund of {new Money(refund.Amount, order.Currency)} for {order.Title} did not reach the buyer");
        return was == RefundStage.Done
            ? await money.ReturnAsync(scope, order, "refund:" + refund.Id, new Money(refund.Amount, order.Currency), PostingKind.Refund, cancellationToken)
            : Result.Success;
    }
}
