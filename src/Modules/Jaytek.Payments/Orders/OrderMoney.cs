using Jaytek.Engine.Actions;
using Jaytek.Kernel;
using Jaytek.Ledger.Contracts;
using Jaytek.Payments.Contracts;
using Jaytek.Payments.Disputes;
using Jaytek.Payments.Refunds;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Payments.Orders;

/// <summary>Moves money of an order back out through the provider, and in again: the books, the order and who is told.</summary>
internal sealed class OrderMoney(ISplits splits, IPostings postings)
{
    /// <summary>Behind the key of what came back: what those who shared the sale bear in its place, since the buyer has the money by another way.</summary>
    public const string InsteadMark = ":instead";

    /// <summary>
    /// Takes money of an order that is locked. What goes beyond the sale, as where a bank takes what was refunded already, is gone all the same;
    /// the platform bears it. Errors: as <see cref="ISplits.TakeBackAsync"/>.
    /// </summary>
    public async Task<Result> TakeAsync(ActionScope scope, Order order, string key, Money amount, PostingKind kind, CancellationToken cancellationToken)
    {
        var shared = new Money(Math.Min(amount.Minor, order.Gross - order.TakenBack), order.Currency);
        if (!shared.IsZero)
        {
            if ((await splits.TakeBackAsync(order.SaleKey, order.Price, key, shared, kind, cancellationToken)).Error is { } refusal)
                return refusal;
            if ((await MoveAsync(order, key + ":paid", kind, "to the buyer", Suspense(order), Clearing(order), shared, cancellationToken)).Error is { } error)
                return error;
        }

        if ((await MoveAsync(order, key + ":beyond", kind, "beyond the sale", AccountRef.Revenue(order.Currency), Clearing(order), amount - shared, cancellationToken)).Error is { } late)
            return late;
        order.TakenBack += shared.Minor;
        order.Settle();
        scope.Raise(new PaymentTakenBack(order.Id, order.Purchase, order.ItemId, order.BuyerId, order.IsWhollyTakenBack));
        return Result.Success;
    }

    /// <summary>
    /// Brings back what was taken under a key; the row that tells of it says so already. Where more is away by now than those who shared the sale
    /// bear, as where a refund fails that a bank had taken once more, they bear that, and no longer the platform. Errors: as
    /// <see cref="ISplits.GiveBackAsync"/>.
    /// </summary>
    public async Task<Result> ReturnAsync(ActionScope scope, Order order, string key, Money amount, PostingKind kind, CancellationToken cancellationToken)
    {
        var shared = await splits.TakenAsync(order.SaleKey, key, order.Currency, cancellationToken);
        if (!shared.IsZero)
        {
            if ((await MoveAsync(order, key + ":returned", kind, "here again", Clearing(order), Suspense(order), shared, cancellationToken)).Error is { } error)
                return error;
            if ((await splits.GiveBackAsync(order.SaleKey, key, cancellationToken)).Error is { } refusal)
                return refusal;
        }

        if ((await MoveAsync(order, key + ":beyond_returned", kind, "beyond the sale here again", Clearing(order), AccountRef.Revenue(order.Currency), amount - shared, cancellationToken)).Error is { } late)
            return late;
        order.TakenBack -= shared.Minor;
        if ((await EvenOutAsync(scope, order, key, kind, cancellationToken)).Error is { } uneven)
            return uneven;
        order.Settle();
        scope.Raise(new PaymentRestored(order.Id, order.Purchase, order.ItemId, order.BuyerId));
        return Result.Success;
    }

    private async Task<Result> EvenOutAsync(ActionScope scope, Order order, string key, PostingKind kind, CancellationToken cancellationToken)
    {
        // Filtered here, and not by the database, which does not know yet what this unit of work changes.
        var refunds = await scope.Db.Set<Refund>().Where(r => r.OrderId == order.Id).OrderBy(r => r.Id).ToListAsync(cancellationToken);
        var disputes = await scope.Db.Set<Dispute>().Where(d => d.OrderId == order.Id).OrderBy(d => d.Id).ToListAsync(cancellationToken);
        var away = refunds.Where(r => r.Stage == RefundStage.Done).Sum(r => r.Amount) + disputes.Where(d => d.IsTaken).Sum(d => d.Amount);
        var borne = Math.Min(away, order.Gross);
        if (order.TakenBack > borne)
        {
            foreach (var one in refunds.Select(r => r.Key).Concat(disputes.SelectMany(d => d.Keys())))
            {
                if ((await NoLongerInsteadAsync(order, one + InsteadMark, kind, cancellationToken)).Error is { } error)
                    return error;
            }
        }

        var missing = new Money(borne - order.TakenBack, order.Currency);
        if (missing.Minor <= 0)
            return Result.Success;
        var instead = key + InsteadMark;
        if ((await splits.TakeBackAsync(order.SaleKey, order.Price, instead, missing, kind, cancellationToken)).Error is { } refusal)
            return refusal;
        order.TakenBack += missing.Minor;
        return await MoveAsync(order, instead + ":paid", kind, "no longer borne by the platform", Suspense(order), AccountRef.Revenue(order.Currency), missing, cancellationToken);
    }

    private async Task<Result> NoLongerInsteadAsync(Order order, string key, PostingKind kind, CancellationToken cancellationToken)
    {
        var taken = await splits.TakenAsync(order.SaleKey, key, order.Currency, cancellationToken);
        if (taken.IsZero)
            return Result.Success;
        if ((await MoveAsync(order, key + ":returned", kind, "borne by the platform again", AccountRef.Revenue(order.Currency), Suspense(order), taken, cancellationToken)).Error is { } error)
            return error;
        order.TakenBack -= taken.Minor;
        return await splits.GiveBackAsync(order.SaleKey, key, cancellationToken);
    }

    private static AccountRef Suspense(Order order) => AccountRef.Suspense(order.SaleKey, order.Currency);

    private static AccountRef Clearing(Order order) => AccountRef.Clearing(order.Provider, order.Currency);

    private async Task<Result> MoveAsync(
        Order order, string key, PostingKind kind, string words, AccountRef from, AccountRef to, Money amount, CancellationToken cancellationToken) =>
        amount.IsZero ? Result.Success : await postings.PostAsync(
            new PostingDraft
            {
                Key = key,
                Kind = kind,
                Source = "payments",
                Description = $"{amount} of order {order.Id} {words}",
                Entries = EntryDraft.Move(from, to, amount),
                Metadata = new Dictionary<string, string> { ["order"] = order.Id },
            },
            cancellationToken);
}
