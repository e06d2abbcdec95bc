using Jaytek.Engine.Actions;
using Jaytek.Kernel;
using Jaytek.Ledger.Contracts;
using Jaytek.Payments.Contracts;
using Jaytek.Payments.Providers;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Payments.Orders;

/// <summary>
/// Takes in that an order was paid, or was not: told by a webhook, by the browser's return or by a look at the provider, whichever is first; the
/// others find it done.
/// </summary>
internal sealed class SettlePayment(ActionRunner runner, IPostings postings)
{
    /// <summary>Errors: <c>payments.order.not_found</c>, <c>payments.order.other_amount</c>, <c>payments.order.other_checkout</c>.</summary>
    public Task<Result> RunAsync(string orderId, CheckoutPaid paid, CancellationToken cancellationToken) =>
        runner.RunRepeatableAsync("payments.payment.settle", async scope =>
        {
            if (await OrderRows.LockAsync(scope, orderId, cancellationToken) is not { } order)
                return PaymentsErrors.OrderNotFound;
            if (order.State.IsPaid() && (paid.PaymentReference is null || order.PaymentReference == paid.PaymentReference))
                return Result.Success;
            // The order's number alone proves nothing: whoever makes a page at the provider can write it there.
            if (order.SessionId is { } own && own != paid.SessionId)
                return PaymentsErrors.OtherCheckout(order.Id);
            if (order.State.IsPaid() || paid.Amount != order.Price)
                return PaymentsErrors.OtherAmount(order.Id, paid.Amount, order.Price);
            order.SessionId ??= paid.SessionId;
            return await BookAsync(scope, order, paid.PaymentReference, cancellationToken);
        }, cancellationToken);

    /// <summary>Books the price of an order that is locked and was not paid before, and tells of it. Errors: those of the books.</summary>
    public async Task<Result> BookAsync(ActionScope scope, Order order, string? payment, CancellationToken cancellationToken)
    {
        order.Become(OrderState.Paid);
        (order.PaidAt, order.PaymentReference, order.FailureCode) = (scope.Now, payment, null);
        order.FollowAt = scope.Now + OrderBackOff.Grant;
        var posted = await postings.PostAsync(
            new PostingDraft
            {
                Key = order.SaleKey,
                Kind = order.Kind,
                Source = "payments",
                Description = $"Order {order.Id} paid",
                Entries = EntryDraft.Move(AccountRef.Clearing(order.Provider, order.Currency), AccountRef.Suspense(order.SaleKey, order.Currency), order.Price),
                Metadata = new Dictionary<string, string> { ["order"] = order.Id, ["buyer"] = order.BuyerId },
            },
            cancellationToken);
        if (posted.Error is { } error)
            return error;
        scope.Audit("Order", order.Id, $"{order.Price} for {order.Title} paid");
        scope.Raise(new PaymentSettled(order.Id, order.Purchase, order.ItemId, order.BuyerId));
        return Result.Success;
    }

    /// <summary>Takes in that the buyer is through and their bank takes its time; without effect on an order that is not open.</summary>
    public Task<Result> WaitAsync(string orderId, CheckoutWaiting waiting, CancellationToken cancellationToken) =>
        runner.RunAsync("payments.payment.wait", async scope =>
        {
            if (await OrderRows.LockAsync(scope, orderId, cancellationToken) is not { } order)
                return PaymentsErrors.OrderNotFound;
            if (!order.State.IsOpen() || order.BankSince is not null || (order.SessionId is { } own && own != waiting.SessionId))
                return Result.Success;
            order.BankSince = scope.Now;
            scope.Audit("Order", order.Id, $"The payment of {order.Title} is on its way by a bank");
            return Result.Success;
        }, cancellationToken);

    /// <summary>Gives an order up that nobody paid, or whose payment failed; without effect on one that was paid.</summary>
    public Task<Result> GiveUpAsync(string orderId, OrderState state, string? code, CancellationToken cancellationToken) =>
        runner.RunAsync("payments.payment.give_up", async scope =>
        {
            if (await OrderRows.LockAsync(scope, orderId, cancellationToken) is not { } order)
                return PaymentsErrors.OrderNotFound;
            if (order.Become(state))
            {
                order.FailureCode = code;
                scope.Audit("Order", order.Id, state == OrderState.Abandoned ? $"{order.Title} was not paid in time" : $"The payment of {order.Title} failed: {code}");
            }

            return Result.Success;
        }, cancellationToken);
}
