using Jaytek.Engine.Actions;
using Jaytek.Kernel;
using Jaytek.Ledger.Contracts;
using Jaytek.Payments.Orders;
using Jaytek.Payments.Providers;
using Jaytek.Payments.Refunds;

namespace Jaytek.Payments.Subscriptions;

/// <summary>
/// Takes in that a period was paid: the first settles the order by whose page it all began, each later one makes an order that is paid from its
/// beginning. A period is known by the provider's bill, so that it is taken once, however often it is told.
/// </summary>
internal sealed class SettlePeriod(ActionRunner runner, SettlePayment payments)
{
    /// <summary>Errors: <c>payments.subscription.not_found</c>, <c>payments.subscription.no_payment</c>, <c>payments.order.other_amount</c>, and those of the books.</summary>
    public Task<Result> RunAsync(string subscriptionId, SubscriptionInvoicePaid paid, CancellationToken cancellationToken) =>
        runner.RunRepeatableAsync("payments.period.settle", async scope =>
        {
            if (await SubscriptionRows.LockAsync(scope, subscriptionId, cancellationToken) is not { } subscription)
                return PaymentsErrors.SubscriptionNotFound;
            var orderId = paid.IsFirst ? subscription.FirstOrderId : OrderIdOf(subscription.Provider, paid.InvoiceId);
            var order = await OrderRows.LockAsync(scope, orderId, cancellationToken);
            // What cost nothing, as a gift by hand at the provider, is no sale.
            if (paid.Amount.IsZero || (order is { } known && known.State.IsPaid() && known.BillReference == paid.InvoiceId))
                return Result.Success;
            if (paid.Amount != subscription.Price || (order?.State.IsPaid() ?? false))
                return PaymentsErrors.OtherAmount(orderId, paid.Amount, subscription.Price);
            if (paid.PaymentReference is not { } payment)
                return PaymentsErrors.NoPayment(paid.InvoiceId);
            if (order is null)
                scope.Db.Add(order = Renewal(subscription, orderId, scope.Now));
            (order.BillReference, order.PeriodFrom, order.PeriodTo) = (paid.InvoiceId, paid.From, paid.To);
            if ((await payments.BookAsync(scope, order, payment, cancellationToken)).Error is { } error)
                return error;
            // A period that begins after the end is a period of nothing.
            if (subscription.EndedAt?.ToUnixTimeSeconds() <= paid.From.ToUnixTimeSeconds())
                RequestRefund.Add(scope, order, order.Gross, "Paid after the subscription had ended", PublicId.Derived("give back " + orderId));
            return Result.Success;
        }, cancellationToken);

    /// <summary>The order of a period that is not the first.</summary>
    public static string OrderIdOf(string provider, string invoiceId) => PublicId.Derived($"{provider}:{invoiceId}");

    private static Order Renewal(Subscription of, string id, DateTimeOffset now) => new()
    {
        Id = id, BuyerId = of.BuyerId, Purchase = of.Purchase, ItemId = of.ItemId, Title = of.Title, SellerId = of.SellerId, Gross = of.Gross, Tax = of.Tax,
        TaxName = of.TaxName, TaxBasisPoints = of.TaxBasisPoints, Currency = of.Currency, Kind = PostingKind.Subscription, ReturnPath = of.ReturnPath,
        Provider = of.Provider, CreatedAt = now, FollowAt = now + OrderBackOff.Grant, SubscriptionId = of.Id, Every = of.Every,
    };
}
