using Jaytek.Kernel;
using Jaytek.Payments.Stripe.Calls;
using Jaytek.Payments.Stripe.Objects;

namespace Jaytek.Payments.Stripe.Endpoints;

/// <summary>Payments that were made, and what is given or taken back of them.</summary>
internal sealed class Payments(StripeCaller caller)
{
    /// <summary>A payment with its charge and what the charge cost.</summary>
    public Task<PaymentIntent> GetAsync(string id, CancellationToken cancellationToken) =>
        caller.CallAsync<PaymentIntent>(
            StripeRequest.Get($"/v1/payment_intents/{StripeRequest.Id(id)}", new StripeForm().Add("expand", ["latest_charge.balance_transaction"])), cancellationToken);

    /// <summary>A charge with what it cost.</summary>
    public Task<Charge> GetChargeAsync(string id, CancellationToken cancellationToken) =>
        caller.CallAsync<Charge>(StripeRequest.Get($"/v1/charges/{StripeRequest.Id(id)}", new StripeForm().Add("expand", ["balance_transaction"])), cancellationToken);

    /// <summary>Gives money back. Stripe keeps its fee.</summary>
    /// <param name="paymentId">Of which payment (<c>pi_…</c>).</param>
    /// <param name="amount">How much; together at most what was paid.</param>
    /// <param name="metadata">Our notes.</param>
    /// <param name="idempotencyKey">Names this refund.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public Task<Refund> RefundAsync(string paymentId, Money amount, IReadOnlyDictionary<string, string> metadata, string idempotencyKey, CancellationToken cancellationToken) =>
        caller.CallAsync<Refund>(
            StripeRequest.Post(
                "/v1/refunds",
                new StripeForm().Add("payment_intent", paymentId).Add("amount", StripeAmounts.Checked(amount)).Add("reason", "requested_by_customer").Add("metadata", metadata),
                idempotencyKey),
            cancellationToken);

    /// <summary>A refund as it is now.</summary>
    public Task<Refund> GetRefundAsync(string id, CancellationToken cancellationToken) =>
        caller.CallAsync<Refund>(StripeRequest.Get($"/v1/refunds/{StripeRequest.Id(id)}"), cancellationToken);

    /// <summary>Refunds of a time, or of one payment where it is given.</summary>
    public IAsyncEnumerable<Refund> ListRefundsAsync(CreatedIn created, string? paymentId, int most, CancellationToken cancellationToken) =>
        caller.ListAsync<Refund>("/v1/refunds", new StripeForm().Add("created", created.ToForm()).Add("payment_intent", paymentId), most, null, cancellationToken);

    /// <summary>A dispute as it is now.</summary>
    public Task<Dispute> GetDisputeAsync(string id, CancellationToken cancellationToken) =>
        caller.CallAsync<Dispute>(StripeRequest.Get($"/v1/disputes/{StripeRequest.Id(id)}"), cancellationToken);

    /// <summary>Disputes of a time.</summary>
    public IAsyncEnumerable<Dispute> ListDisputesAsync(CreatedIn created, int most, CancellationToken cancellationToken) =>
        caller.ListAsync<Dispute>("/v1/disputes", new StripeForm().Add("created", created.ToForm()), most, null, cancellationToken);
}
