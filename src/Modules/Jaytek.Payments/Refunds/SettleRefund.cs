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
    /// <summary>Errors: <c>payments.order.not_found</c>, <c>payments.refund.other_amount</c>, <c>payments.refund.other_payment</c>, and those of the books.</summary>
    /// <param name="provider">Who tells.</param>
    /// <param name="fact">What is told.</param>
    /// <param name="refundId">Ours, where it is the answer to our call; null where it is told by a webhook, which knows it by our note.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<Result> RunAsync(string provider, RefundChanged fact, string? refundId, CancellationToken cancellationToken)
    {
        var ours = refundId ?? fact.OurRefundId;
        var known = await unit.Db.Set<Refund>().AsNoTracking().Where(r => r.Id == ours || r.Reference == fact.RefundId).Select(r => r.OrderId).FirstOrDefaultAsync(cancellationToken);
        var orderId = known ?? await OrderRows.FindAsync(unit, provider, fact.OrderId, null, fact.PaymentReference, cancellationToken);
        if (orderId is null)
            return PaymentsErrors.OrderNotFound;
        return await runner.RunRepeatableAsync("payments.refund.settle", async scope =>
        {
            if (await OrderRows.LockAsync(scope, orderId, cancellationToken) is not { } order)
                return PaymentsErrors.OrderNotFound;
            var refund = await FindAsync(scope, order, fact, ours, cancellationToken);
            // Whoever has the account at the provider can write our note at any refund there.
            if (fact.PaymentReference is { } payment && order.PaymentReference is { } own && payment != own)
                return PaymentsErrors.OtherPayment(fact.RefundId);
            // The same number in another currency is another amount.
            if (fact.Amount != new Money(refund.Amount, order.Currency))
                return PaymentsErrors.OtherRefund(fact.RefundId, fact.Amount, new Money(refund.Amount, order.Currency));
            refund.Reference = fact.RefundId;
            return fact.State switch
            {
                RefundState.Pending or RefundState.Succeeded => await LeftAsync(scope, order, refund, fact.State, cancellationToken),
                RefundState.Failed or RefundState.Canceled => await CameBackAsync(scope, order, refund, fact.State, cancellationToken),
                _ => Result.Success,
            };
        }, cancellationToken);
    }

    private static async Task<Refund> FindAsync(ActionScope scope, Order order, RefundChanged fact, string? ours, CancellationToken cancellationToken)
    {
        var refunds = scope.Db.Set<Refund>().Where(r => r.OrderId == order.Id);
        // A name that is known is the better proof: whoever has the account can write our note at another refund.
        if (await refunds.SingleOrDefaultAsync(r => r.Reference == fact.RefundId, cancellationToken) is { } named)
            return named;
        if (ours is not null && await refunds.SingleOrDefaultAsync(r => r.Id == ours && r.Reference == null, cancellationToken) is { } asked)
            return asked;
        var refund = new Refund
        {
            Id = PublicId.Derived($"{order.Provider}:{fact.RefundId}"), OrderId = order.Id, Amount = fact.Amount.Minor, Reason = $"Made at {order.Provider}", RequestedAt = scope.Now,
        };
        scope.Db.Add(refund);
        return refund;
    }

    private async Task<Result> LeftAsync(ActionScope scope, Order order, Refund refund, RefundState state, CancellationToken cancellationToken)
    {
        // What came back once does not leave again; a provider makes another refund of it.
        if (refund.Stage != RefundStage.Requested)
        {
            // An older word that comes late does not undo that it is done.
            refund.IsPending &= state == RefundState.Pending;
            return Result.Success;
        }

        (refund.Stage, refund.IsPending, refund.EndedAt) = (RefundStage.Done, state == RefundState.Pending, scope.Now);
        var words = refund.IsPending ? "is on its way back to the buyer" : "went back to the buyer";
        scope.Audit("Order", order.Id, $"{new Money(refund.Amount, order.Currency)} for {order.Title} {words}: {refund.Reason}");
        return await money.TakeAsync(scope, order, refund.Key, new Money(refund.Amount, order.Currency), PostingKind.Refund, cancellationToken);
    }

    private async Task<Result> CameBackAsync(ActionScope scope, Order order, Refund refund, RefundState state, CancellationToken cancellationToken)
    {
        var was = refund.Stage;
        if (was == RefundStage.Failed)
            return Result.Success;
        (refund.Stage, refund.IsPending, refund.FailureCode, refund.EndedAt) = (RefundStage.Failed, false, state.ToString(), scope.Now);
        scope.Audit("Order", order.Id, $"The refund of {new Money(refund.Amount, order.Currency)} for {order.Title} did not reach the buyer");
        return was == RefundStage.Done
            ? await money.ReturnAsync(scope, order, refund.Key, new Money(refund.Amount, order.Currency), PostingKind.Refund, cancellationToken)
            : Result.Success;
    }
}
