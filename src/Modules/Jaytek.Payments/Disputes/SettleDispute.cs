using Jaytek.Engine.Actions;
using Jaytek.Kernel;
using Jaytek.Ledger.Contracts;
using Jaytek.Payments.Orders;
using Jaytek.Payments.Providers;
using Jaytek.Payments.Refunds;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Payments.Disputes;

/// <summary>The buyer's bank keeps the money. It is this module's own.</summary>
/// <param name="OrderId">26 characters.</param>
internal sealed record DisputeLost(string OrderId) : IDomainEvent
{
    public string AggregateId => OrderId;
}

/// <summary>Takes in how a dispute stands. While the bank withholds the money it is gone for all who shared the sale; where it is won it comes back to them.</summary>
internal sealed class SettleDispute(ActionRunner runner, UnitOfWork unit, OrderMoney money, IPostings postings)
{
    /// <summary>Errors: <c>payments.order.not_found</c>, and those of the books.</summary>
    public async Task<Result> RunAsync(string provider, DisputeChanged fact, CancellationToken cancellationToken)
    {
        var orderId = await unit.Db.Set<Dispute>().AsNoTracking().Where(d => d.Reference == fact.DisputeId).Select(d => d.OrderId).SingleOrDefaultAsync(cancellationToken)
            ?? await OrderRows.FindAsync(unit, provider, null, null, fact.PaymentReference, cancellationToken);
        if (orderId is null)
            return PaymentsErrors.OrderNotFound;
        return await runner.RunRepeatableAsync("payments.dispute.settle", async scope =>
        {
            var order = await OrderRows.LockAsync(scope, orderId, cancellationToken);
            var dispute = await scope.Db.Set<Dispute>().SingleOrDefaultAsync(d => d.Reference == fact.DisputeId, cancellationToken);
            if (dispute is null)
                scope.Db.Add(dispute = new Dispute { Id = PublicId.Derived($"{provider}:{fact.DisputeId}"), OrderId = orderId, Reference = fact.DisputeId, Reason = "", OpenedAt = scope.Now });
            // An older word that comes late does not undo a decision.
            if (dispute.State is DisputeState.Won or DisputeState.Lost or DisputeState.Closed && fact.State is not (DisputeState.Won or DisputeState.Lost or DisputeState.Closed))
                return Result.Success;
            if (dispute.State != fact.State || dispute.ChangedAt is null)
                scope.Audit("Order", orderId, $"Dispute of {order!.Title}: {fact.State}, {fact.Reason}");
            // Where the money was withheld already nothing moves by it, and nothing else would tell.
            if (fact.State == DisputeState.Lost && dispute.State != DisputeState.Lost)
                scope.Raise(new DisputeLost(orderId));
            dispute.DueBy = fact.State is DisputeState.NeedsResponse or DisputeState.Inquiry ? fact.DueBy : null;
            (dispute.State, dispute.Reason, dispute.ChangedAt) = (fact.State, fact.Reason.Length <= 100 ? fact.Reason : fact.Reason[..100], scope.Now);
            if ((await MoveAsync(scope, order!, dispute, fact, cancellationToken)).Error is { } error)
                return error;
            return await FeeAsync(order!, dispute, fact.Fee, cancellationToken);
        }, cancellationToken);
    }

    private async Task<Result> MoveAsync(ActionScope scope, Order order, Dispute dispute, DisputeChanged fact, CancellationToken cancellationToken)
    {
        var isGone = fact.State == DisputeState.Lost || (fact.Withheld is { IsZero: false } && fact.State is not (DisputeState.Won or DisputeState.Closed));
        if (isGone == dispute.IsTaken)
            return Result.Success;
        if (fact.Amount.Currency != order.Currency)
            return PaymentsErrors.OtherAmount(order.Id, fact.Amount, order.Price);
        if (!isGone)
        {
            dispute.IsTaken = false;
            order.IsDisputed = await scope.Db.Set<Dispute>().AnyAsync(d => d.OrderId == order.Id && d.Id != dispute.Id && d.IsTaken, cancellationToken);
            return await money.ReturnAsync(scope, order, dispute.Key, new Money(dispute.Amount, order.Currency), PostingKind.Dispute, cancellationToken);
        }

        (dispute.Amount, dispute.IsTaken, dispute.Times, order.IsDisputed) = (fact.Amount.Minor, true, dispute.Times + 1, true);
        return await money.TakeAsync(scope, order, dispute.Key, fact.Amount, PostingKind.Dispute, cancellationToken);
    }

    // The provider tells what all of it has cost by now: what is new is booked, and what it gave back.
    private async Task<Result> FeeAsync(Order order, Dispute dispute, Money? fee, CancellationToken cancellationToken)
    {
        if (fee is not { } sum || (dispute.FeeCurrency is { } currency && currency != sum.Currency))
            return Result.Success;
        // An older word that comes late tells of less; only a decision gives back.
        var more = sum.Minor - dispute.Fee;
        if (more == 0 || (more < 0 && dispute.State is not (DisputeState.Won or DisputeState.Lost or DisputeState.Closed)))
            return Result.Success;
        (dispute.Fee, dispute.FeeCurrency, dispute.FeeTimes) = (sum.Minor, sum.Currency, dispute.FeeTimes + 1);
        return await postings.PostAsync(
            new PostingDraft
            {
                Key = $"dispute:{dispute.Id}:fee:{dispute.FeeTimes}",
                Kind = PostingKind.Fee,
                Source = "payments",
                Description = $"Fee of {order.Provider} for a dispute of order {order.Id}",
                Entries = EntryDraft.Move(AccountRef.Fees(sum.Currency), AccountRef.Clearing(order.Provider, sum.Currency), new Money(more, sum.Currency)),
                Metadata = new Dictionary<string, string> { ["order"] = order.Id, ["dispute"] = dispute.Reference },
            },
            cancellationToken);
    }
}
