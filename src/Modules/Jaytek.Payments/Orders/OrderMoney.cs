using Jaytek.Engine.Actions;
using Jaytek.Kernel;
using Jaytek.Ledger.Contracts;
using Jaytek.Payments.Contracts;

namespace Jaytek.Payments.Orders;

/// <summary>Moves money of an order back out through the provider, and in again: the books, the order and who is told.</summary>
internal sealed class OrderMoney(ISplits splits, IPostings postings)
{
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

    /// <summary>Brings back what was taken under a key. Errors: as <see cref="ISplits.GiveBackAsync"/>.</summary>
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
        order.Settle();
        scope.Raise(new PaymentRestored(order.Id, order.Purchase, order.ItemId, order.BuyerId));
        return Result.Success;
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
