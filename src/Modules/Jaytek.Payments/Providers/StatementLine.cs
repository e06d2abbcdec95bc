using Jaytek.Kernel;

namespace Jaytek.Payments.Providers;

/// <summary>What a line of a provider's statement is about.</summary>
internal enum LineKind
{
    /// <summary>A buyer has paid.</summary>
    Payment,

    /// <summary>A buyer got money back, or it came back from them.</summary>
    Refund,

    /// <summary>A bank took money back, or gave it back.</summary>
    Dispute,

    /// <summary>Money went to our own bank, or came back from there.</summary>
    Payout,

    /// <summary>Something else: transfers, corrections, the provider's own bills.</summary>
    Other,
}

/// <summary>A line of a provider's statement, in the currency in which it settles.</summary>
/// <param name="Kind">What it is about.</param>
/// <param name="Reference">The payment, refund, dispute or payout.</param>
/// <param name="Payment">The payment that it belongs to, or null.</param>
/// <param name="OrderId">Our order by our own note, or null.</param>
/// <param name="Amount">What came, or below zero what went, without the fee.</param>
/// <param name="Fee">What the provider kept of it.</param>
/// <param name="At">When, UTC.</param>
internal sealed record StatementLine(LineKind Kind, string Reference, string? Payment, string? OrderId, Money Amount, Money Fee, DateTimeOffset At);

/// <summary>An event of the provider's own list.</summary>
/// <param name="EventId">The provider's name for it.</param>
/// <param name="Kind">The provider's word for what happened.</param>
/// <param name="Body">As a webhook would bring it.</param>
internal sealed record ToldEvent(string EventId, string Kind, string Body);
