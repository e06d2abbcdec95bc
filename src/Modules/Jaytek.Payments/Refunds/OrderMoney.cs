using Jaytek.Engine.Actions;
using Jaytek.Kernel;
using Jaytek.Ledger.Contracts;
using Jaytek.Payments.Contracts;
using Jaytek.Payments.Orders;

namespace Jaytek.Payments.Refunds;

/// <summary>Moves money of an order back out through the provider, and in again: the books, the order and who is told.</summary>
internal sealed class OrderMoney(ISplits splits, IPostings postings)
{
    /// <summary>Takes money of an order that is locked. Errors: as <see cref="ISplits.TakeBackAsync"/>.</summary>
    public async Task<Result> TakeAsync(ActionScope scope, Order order, string key, Money amount, PostingKind kind, CancellationToken cancellationToken)
    {
        if ((await splits.TakeBackAsync(order.SaleKey, order.Price, key, amount, kind, cancellationToken)).Error is { } refusal)
            return refusal;
        var posted = await postings.PostAsync(
            Draft(order, key + ":paid", kind, $"{amount} of {order.Title} to the buyer", AccountRef.Suspense(order.SaleKey, order.Currency), AccountRef.Clearing(order.Provider, order.Currency), amount),
            cancellationToken);
        if (posted.Error is { } error)
            return error;
        order.TakenBack += amount.Minor;
        order.Settle();
        scope.Raise(new PaymentTakenBack(order.Id, order.Purchase, order.ItemId, order.BuyerId, order.TakenBack == order.Gross));
        return Result.Success;
    }

    /// <summary>Brings back what was taken under a key. Errors: as <see cref="ISplits.GiveBackAsync"/>.</summary>
    public async Task<Result> ReturnAsync(ActionScope scope, Order order, string key, Money amount, PostingKind kind, CancellationToken cancellationToken)
    {
        var posted = await postings.PostAsync(
            Draft(order, key + ":returned", kind, $"{amount} of {order.Title} are here again", AccountRef.Clearing(order.Provider, order.Currency), AccountRef.Suspense(order.SaleKey, order.Currency), amount),
            cancellationToken);
        if (posted.Error is { } error)
            return error;
        if ((await splits.GiveBackAsync(order.SaleKey, key, cancellationToken)).Error is { } refusal)
            return refusal;
        order.TakenBack -= amount.Minor;
        order.Settle();
        scope.Raise(new PaymentRestored(order.Id, order.Purchase, order.ItemId, order.BuyerId));
        return Result.Success;
    }

    private static PostingDraft Draft(Order order, string key, PostingKind kind, string description, AccountRef from, AccountRef to, Money amount) => new()
    {
        Key = key,
        Kind = kind,
        Source = "payments",
        Description = description.Length <= 500 ? description : description[..500],
        Entries = EntryDraft.Move(from, to, amount),
        Metadata = new Dictionary<string, string> { ["order"] = order.Id },
    };
}
