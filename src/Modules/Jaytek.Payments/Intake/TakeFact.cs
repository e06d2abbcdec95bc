using Jaytek.Engine.Actions;
using Jaytek.Kernel;
using Jaytek.Payments.Connect;
using Jaytek.Payments.Disputes;
using Jaytek.Payments.Orders;
using Jaytek.Payments.Providers;
using Jaytek.Payments.Refunds;
using Jaytek.Payments.Subscriptions;

namespace Jaytek.Payments.Intake;

/// <summary>Takes a provider's fact in, whoever brought it: a webhook, the browser that came back, a look at the provider. Each may come twice, late or out of order.</summary>
internal sealed class TakeFact(
    UnitOfWork unit, SettlePayment payments, TakeSubscription subscriptions, SettleRefund refunds, SettleDispute disputes, RecordAccount accounts, TakeTransfer transfers)
{
    /// <summary>Errors: those of what it leads to; <c>payments.webhook.invalid</c> for what cannot be read.</summary>
    public async Task<Result> RunAsync(string provider, ProviderFact fact, CancellationToken cancellationToken) => fact switch
    {
        // Money that no order of ours asked for is somebody else's use of the account.
        CheckoutPaid { SubscriptionId: null } paid => await OnOrderAsync(
            provider, paid.OrderId, paid.SessionId, paid.PaymentReference, id => payments.RunAsync(id, paid, cancellationToken), cancellationToken),
        CheckoutPaid begun => await subscriptions.BeginAsync(provider, begun, cancellationToken),
        SubscriptionChanged changed => await subscriptions.HearAsync(provider, changed.SubscriptionId, changed.OrderId, cancellationToken),
        SubscriptionInvoicePaid paid => await subscriptions.HearAsync(provider, paid.SubscriptionId, paid.OrderId, cancellationToken),
        CheckoutWaiting waiting => await OnOrderAsync(
            provider, waiting.OrderId, waiting.SessionId, waiting.PaymentReference, id => payments.WaitAsync(id, waiting, cancellationToken), cancellationToken),
        CheckoutExpired expired => await OnOrderAsync(
            provider, expired.OrderId, expired.SessionId, null, id => payments.GiveUpAsync(id, OrderState.Abandoned, null, cancellationToken), cancellationToken),
        PaymentFailed { IsFinal: true } failed => await OnOrderAsync(
            provider, failed.OrderId, failed.SessionId, failed.PaymentReference, id => payments.GiveUpAsync(id, OrderState.Failed, failed.Code, cancellationToken), cancellationToken),
        RefundChanged refund => await refunds.RunAsync(provider, refund, null, cancellationToken),
        DisputeChanged dispute => await disputes.RunAsync(provider, dispute, cancellationToken),
        AccountChanged account => await accounts.HearAsync(account, cancellationToken),
        TransferChanged transfer => await transfers.RunAsync(transfer, cancellationToken),
        Unreadable unreadable => PaymentsErrors.Message with { Message = unreadable.Why },
        _ => Result.Success,
    };

    private async Task<Result> OnOrderAsync(
        string provider, string? orderId, string? sessionId, string? paymentReference, Func<string, Task<Result>> actAsync, CancellationToken cancellationToken) =>
        await OrderRows.FindAsync(unit, provider, orderId, sessionId, paymentReference, cancellationToken) is { } id ? await actAsync(id) : Result.Success;
}
