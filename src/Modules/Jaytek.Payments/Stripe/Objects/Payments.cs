using Jaytek.Payments.Stripe.Calls;

namespace Jaytek.Payments.Stripe.Objects;

/// <summary>One payment, over all attempts at it.</summary>
/// <param name="Status"><c>succeeded</c>, <c>processing</c>, <c>requires_payment_method</c> (also after a decline), <c>canceled</c> and others.</param>
internal sealed record PaymentIntent(string Id, long Amount, string Currency, string Status) : IStripeObject
{
    public long AmountReceived { get; init; }

    public StripeRef<Charge>? LatestCharge { get; init; }

    public StripeRef<Customer>? Customer { get; init; }

    public PaymentError? LastPaymentError { get; init; }

    public string? TransferGroup { get; init; }

    public IReadOnlyDictionary<string, string>? Metadata { get; init; }
}

/// <summary>Why the last attempt failed.</summary>
internal sealed record PaymentError
{
    public string? Type { get; init; }

    public string? Code { get; init; }

    public string? DeclineCode { get; init; }

    public string? Message { get; init; }
}

/// <summary>One attempt to take money that the bank answered.</summary>
/// <param name="Status"><c>succeeded</c>, <c>pending</c>, <c>failed</c>.</param>
internal sealed record Charge(string Id, long Amount, string Currency, string Status) : IStripeObject
{
    public long AmountRefunded { get; init; }

    public bool Refunded { get; init; }

    public bool Disputed { get; init; }

    public StripeRef<BalanceTransaction>? BalanceTransaction { get; init; }

    public StripeRef<PaymentIntent>? PaymentIntent { get; init; }

    public string? TransferGroup { get; init; }
}

/// <summary>Money given back.</summary>
/// <param name="Status"><c>succeeded</c>, <c>pending</c>, <c>requires_action</c>, <c>failed</c>, <c>canceled</c>. One that succeeded may still fail, days later.</param>
internal sealed record Refund(string Id, long Amount, string Currency, DateTimeOffset Created) : IStripeObject
{
    public string? Status { get; init; }

    public StripeRef<PaymentIntent>? PaymentIntent { get; init; }

    public StripeRef<Charge>? Charge { get; init; }

    public StripeRef<BalanceTransaction>? BalanceTransaction { get; init; }

    /// <summary>Of a charge with a destination alone: what was taken back from there.</summary>
    public StripeRef<TransferReversal>? TransferReversal { get; init; }

    public string? FailureReason { get; init; }

    public IReadOnlyDictionary<string, string>? Metadata { get; init; }
}

/// <summary>A buyer's bank wants money back. Its amount leaves our balance at once, with a fee.</summary>
/// <param name="Status"><c>needs_response</c>, <c>under_review</c>, <c>won</c>, <c>lost</c>, and <c>warning_…</c>, which takes no money yet.</param>
/// <param name="Reason">Such as <c>fraudulent</c>, <c>product_not_received</c>.</param>
internal sealed record Dispute(string Id, long Amount, string Currency, string Status, string Reason, DateTimeOffset Created) : IStripeObject
{
    public StripeRef<Charge>? Charge { get; init; }

    public StripeRef<PaymentIntent>? PaymentIntent { get; init; }

    /// <summary>What it moved so far: taken, with the fee, and given back where it was won.</summary>
    public IReadOnlyList<BalanceTransaction> BalanceTransactions { get; init; } = [];

    public EvidenceDetails? EvidenceDetails { get; init; }
}

/// <summary>How the evidence of a dispute stands.</summary>
internal sealed record EvidenceDetails
{
    /// <summary>Until when it is taken; null where none is.</summary>
    public DateTimeOffset? DueBy { get; init; }
}
