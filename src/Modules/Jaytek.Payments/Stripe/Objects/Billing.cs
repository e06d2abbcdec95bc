using Jaytek.Payments.Stripe.Calls;

namespace Jaytek.Payments.Stripe.Objects;

/// <summary>Something that is paid again and again.</summary>
/// <param name="Status"><c>active</c>, <c>trialing</c>, <c>past_due</c>, <c>unpaid</c>, <c>incomplete</c>, <c>incomplete_expired</c>, <c>paused</c>, <c>canceled</c>.</param>
/// <param name="Items">What it is made of. The period that is paid for stands there, no more at the subscription itself.</param>
internal sealed record Subscription(string Id, string Status, bool CancelAtPeriodEnd, StripeList<SubscriptionItem> Items) : IStripeObject
{
    public StripeRef<Customer>? Customer { get; init; }

    public StripeRef<Invoice>? LatestInvoice { get; init; }

    public DateTimeOffset? CancelAt { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    public IReadOnlyDictionary<string, string>? Metadata { get; init; }

    /// <summary>When the period that is paid for ends; the earliest of its items, which in ours is the only one. Null without items.</summary>
    public DateTimeOffset? PeriodEnd() => Items.Data.Count > 0 ? Items.Data.Min(item => item.CurrentPeriodEnd) : null;
}

/// <summary>A part of a subscription.</summary>
internal sealed record SubscriptionItem(string Id, DateTimeOffset CurrentPeriodStart, DateTimeOffset CurrentPeriodEnd) : IStripeObject
{
    public long? Quantity { get; init; }
}

/// <summary>A bill.</summary>
internal sealed record Invoice(string Id, long AmountPaid, string Currency, DateTimeOffset Created) : IStripeObject
{
    /// <summary><c>draft</c>, <c>open</c>, <c>paid</c>, <c>uncollectible</c>, <c>void</c>.</summary>
    public string? Status { get; init; }

    /// <summary>Such as <c>subscription_create</c>, <c>subscription_cycle</c>.</summary>
    public string? BillingReason { get; init; }

    /// <summary>What it came from.</summary>
    public InvoiceParent? Parent { get; init; }

    public StripeList<InvoiceLine>? Lines { get; init; }

    /// <summary>How it was paid, where the call asked for it; events never bring it.</summary>
    public StripeList<InvoicePayment>? Payments { get; init; }

    public StripeRef<Customer>? Customer { get; init; }
}

/// <summary>What an invoice came from.</summary>
/// <param name="Type"><c>subscription_details</c>, <c>quote_details</c>.</param>
internal sealed record InvoiceParent(string Type)
{
    public InvoiceSubscription? SubscriptionDetails { get; init; }
}

/// <summary>The subscription that an invoice is of, with its notes as they were then.</summary>
internal sealed record InvoiceSubscription(StripeRef<Subscription> Subscription)
{
    public IReadOnlyDictionary<string, string>? Metadata { get; init; }
}

/// <summary>A line, with the time that it is for.</summary>
internal sealed record InvoiceLine(string Id, InvoicePeriod Period) : IStripeObject;

/// <summary>From and to.</summary>
internal sealed record InvoicePeriod(DateTimeOffset Start, DateTimeOffset End);

/// <summary>A payment of an invoice.</summary>
/// <param name="Status"><c>paid</c>, <c>open</c>, <c>canceled</c>.</param>
internal sealed record InvoicePayment(string Id, string Status, InvoicePaymentSource Payment) : IStripeObject
{
    public long? AmountPaid { get; init; }
}

/// <summary>What paid.</summary>
/// <param name="Type"><c>payment_intent</c>, <c>charge</c>, <c>payment_record</c>.</param>
internal sealed record InvoicePaymentSource(string Type)
{
    public StripeRef<PaymentIntent>? PaymentIntent { get; init; }
}

/// <summary>A page at Stripe where a customer changes cards and ends subscriptions; good once, for minutes.</summary>
internal sealed record PortalSession(string Id, string Url) : IStripeObject;
