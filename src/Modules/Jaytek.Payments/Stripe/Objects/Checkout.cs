using Jaytek.Payments.Stripe.Calls;

namespace Jaytek.Payments.Stripe.Objects;

/// <summary>A page at Stripe on which somebody pays, once.</summary>
/// <param name="Mode"><c>payment</c>, <c>subscription</c>, <c>setup</c>.</param>
/// <param name="Status"><c>open</c>, <c>complete</c>, <c>expired</c>.</param>
/// <param name="PaymentStatus"><c>paid</c>, <c>unpaid</c>, <c>no_payment_required</c>. Complete and unpaid: the bank takes its time.</param>
internal sealed record CheckoutSession(string Id, string Mode, string PaymentStatus, DateTimeOffset Created, DateTimeOffset ExpiresAt, bool Livemode) : IStripeObject
{
    public string? Status { get; init; }

    /// <summary>What is paid in all, after discounts and taxes, in Stripe's units.</summary>
    public long? AmountTotal { get; init; }

    public string? Currency { get; init; }

    /// <summary>Where the buyer goes; null once it is over.</summary>
    public string? Url { get; init; }

    /// <summary>Null until somebody begins to pay, and always of a subscription.</summary>
    public StripeRef<PaymentIntent>? PaymentIntent { get; init; }

    public StripeRef<Subscription>? Subscription { get; init; }

    public StripeRef<Customer>? Customer { get; init; }

    public StripeRef<Invoice>? Invoice { get; init; }

    public string? ClientReferenceId { get; init; }

    public IReadOnlyDictionary<string, string>? Metadata { get; init; }
}

/// <summary>Somebody who pays, kept at Stripe so that cards and subscriptions have an owner.</summary>
internal sealed record Customer(string Id) : IStripeObject
{
    public string? Email { get; init; }

    public string? Name { get; init; }

    public IReadOnlyDictionary<string, string>? Metadata { get; init; }
}
