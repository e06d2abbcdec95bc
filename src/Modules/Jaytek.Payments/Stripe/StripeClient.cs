using Jaytek.Payments.Stripe.Calls;
using Jaytek.Payments.Stripe.Endpoints;

namespace Jaytek.Payments.Stripe;

/// <summary>
/// The endpoints of Stripe that are used here, of one version of its API. Every call that changes something has an idempotency key, which its
/// caller has committed before; every failure is a <see cref="StripeException"/> that tells whether it may have been done all the same.
/// </summary>
internal sealed class StripeClient(StripeCaller caller)
{
    /// <summary>How the calls of this process went.</summary>
    public StripePulse Pulse { get; } = caller.Pulse;

    public CheckoutSessions Checkout { get; } = new(caller);

    public Billing Billing { get; } = new(caller);

    public Endpoints.Payments Payments { get; } = new(caller);

    public ConnectAccounts Accounts { get; } = new(caller);

    public Transfers Transfers { get; } = new(caller);

    public Statements Statements { get; } = new(caller);
}
