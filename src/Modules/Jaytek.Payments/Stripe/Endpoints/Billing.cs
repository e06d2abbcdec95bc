using Jaytek.Payments.Stripe.Calls;
using Jaytek.Payments.Stripe.Objects;

namespace Jaytek.Payments.Stripe.Endpoints;

/// <summary>Customers, what they pay again and again, and the pages where they look after it themselves.</summary>
internal sealed class Billing(StripeCaller caller)
{
    /// <summary>Makes a customer.</summary>
    public Task<Customer> CreateCustomerAsync(string? email, string? name, IReadOnlyDictionary<string, string> metadata, string idempotencyKey, CancellationToken cancellationToken) =>
        caller.CallAsync<Customer>(StripeRequest.Post("/v1/customers", new StripeForm().Add("email", email).Add("name", name).Add("metadata", metadata), idempotencyKey), cancellationToken);

    /// <summary>A customer.</summary>
    public Task<Customer> GetCustomerAsync(string id, CancellationToken cancellationToken) =>
        caller.CallAsync<Customer>(StripeRequest.Get($"/v1/customers/{StripeRequest.Id(id)}"), cancellationToken);

    /// <summary>Makes a link to the pages where a customer changes cards and ends subscriptions.</summary>
    public Task<PortalSession> CreatePortalAsync(string customerId, string returnUrl, string idempotencyKey, CancellationToken cancellationToken) =>
        caller.CallAsync<PortalSession>(
            StripeRequest.Post("/v1/billing_portal/sessions", new StripeForm().Add("customer", customerId).Add("return_url", returnUrl), idempotencyKey), cancellationToken);

    /// <summary>A subscription.</summary>
    public Task<Subscription> GetSubscriptionAsync(string id, CancellationToken cancellationToken) =>
        caller.CallAsync<Subscription>(StripeRequest.Get(Of(id)), cancellationToken);

    /// <summary>A customer's subscriptions, those that have ended too.</summary>
    public IAsyncEnumerable<Subscription> ListSubscriptionsAsync(string customerId, int most, CancellationToken cancellationToken) =>
        caller.ListAsync<Subscription>("/v1/subscriptions", new StripeForm().Add("customer", customerId).Add("status", "all"), most, null, cancellationToken);

    /// <summary>Lets a subscription run out at the end of what is paid for, or lets it go on after all.</summary>
    public Task<Subscription> SetCancelAtPeriodEndAsync(string id, bool cancel, string idempotencyKey, CancellationToken cancellationToken) =>
        caller.CallAsync<Subscription>(StripeRequest.Post(Of(id), new StripeForm().Add("cancel_at_period_end", cancel), idempotencyKey), cancellationToken);

    /// <summary>Ends a subscription at once; one that has ended is answered as it is.</summary>
    public async Task<Subscription> CancelAsync(string id, CancellationToken cancellationToken)
    {
        try
        {
            return await caller.CallAsync<Subscription>(StripeRequest.Delete(Of(id)), cancellationToken);
        }
        catch (StripeException e) when (e.Failure.Kind == StripeFailureKind.NotFound)
        {
            // It takes no idempotency key, and calls what it has ended before not found: also where the answer to that was lost.
            return await GetSubscriptionAsync(id, cancellationToken);
        }
    }

    /// <summary>An invoice, with how it was paid.</summary>
    public Task<Invoice> GetInvoiceAsync(string id, CancellationToken cancellationToken) =>
        caller.CallAsync<Invoice>(StripeRequest.Get($"/v1/invoices/{StripeRequest.Id(id)}", new StripeForm().Add("expand", ["payments"])), cancellationToken);

    /// <summary>The bills of a subscription that were paid, newest first, with how.</summary>
    public IAsyncEnumerable<Invoice> ListPaidInvoicesAsync(string subscriptionId, int most, CancellationToken cancellationToken) =>
        caller.ListAsync<Invoice>(
            "/v1/invoices", new StripeForm().Add("subscription", subscriptionId).Add("status", "paid").Add("expand", ["data.payments"]), most, null, cancellationToken);

    private static string Of(string id) => $"/v1/subscriptions/{StripeRequest.Id(id)}";
}
