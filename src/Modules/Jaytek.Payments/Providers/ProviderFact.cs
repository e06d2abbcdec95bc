using Jaytek.Kernel;

namespace Jaytek.Payments.Providers;

/// <summary>
/// What a provider tells us, in words that are no provider's. The set is closed: whoever reads one covers them all. A fact tells a state and not
/// a step, so that it may come twice, late, or after a later one; what has passed already changes nothing.
/// </summary>
internal abstract record ProviderFact
{
    private protected ProviderFact()
    {
    }
}

/// <summary>A buyer has paid at a checkout.</summary>
/// <param name="SessionId">The checkout.</param>
/// <param name="PaymentReference">The provider's payment; null of a subscription, whose payments come with its invoices, and where nothing was to be paid.</param>
/// <param name="Amount">What was paid in all.</param>
/// <param name="CustomerReference">The provider's customer, or null.</param>
/// <param name="OrderId">Our order, from our own note at the session; null where somebody else's checkout uses the account.</param>
/// <param name="SubscriptionId">What began with it, or null.</param>
internal sealed record CheckoutPaid(string SessionId, string? PaymentReference, Money Amount, string? CustomerReference, string? OrderId, string? SubscriptionId) : ProviderFact;

/// <summary>A buyer is through with a checkout, and their bank takes its time: paid or failed comes days later.</summary>
internal sealed record CheckoutWaiting(string SessionId, string? PaymentReference, string? OrderId) : ProviderFact;

/// <summary>A checkout was closed without a payment; none can come of it any more.</summary>
internal sealed record CheckoutExpired(string SessionId, string? OrderId) : ProviderFact;

/// <summary>A payment did not succeed.</summary>
/// <param name="PaymentReference">The provider's payment, or null.</param>
/// <param name="SessionId">The checkout, where it is told.</param>
/// <param name="OrderId">Our order, or null.</param>
/// <param name="Code">Why, in the provider's word such as <c>insufficient_funds</c>, or null.</param>
/// <param name="IsFinal">False while the buyer can try again on the same page.</param>
internal sealed record PaymentFailed(string? PaymentReference, string? SessionId, string? OrderId, string? Code, bool IsFinal) : ProviderFact;

/// <summary>A refund was made, here or by hand at the provider, or went on.</summary>
/// <param name="PaymentReference">Of which payment; null where the provider names none.</param>
/// <param name="OrderId">Our order, from our own note at the refund; null of one made by hand.</param>
/// <param name="OurRefundId">Our refund, from our own note at it; null of one made by hand.</param>
internal sealed record RefundChanged(
    string RefundId, string? PaymentReference, Money Amount, RefundState State, string? OrderId, string? OurRefundId = null) : ProviderFact;

/// <summary>A buyer's bank wants money back, or that was decided.</summary>
/// <param name="Reason">The provider's word, such as <c>fraudulent</c>.</param>
/// <param name="Withheld">What it has taken from our balance by now, without the fee; zero of a mere question, and once it was won.</param>
/// <param name="Fee">What it costs us, in the currency in which we are settled; null where the provider does not tell.</param>
internal sealed record DisputeChanged(string DisputeId, string? PaymentReference, Money Amount, DisputeState State, string Reason, Money? Withheld, Money? Fee) : ProviderFact
{
    /// <summary>Until when evidence is taken; null where none is asked for, or the provider does not tell.</summary>
    public DateTimeOffset? DueBy { get; init; }
}

/// <summary>Money is on its way to a bank, is there, or came back.</summary>
/// <param name="AccountId">Whose, of a connected account; null of our own.</param>
/// <param name="FailureCode">Why it came back, in the provider's word, or null.</param>
internal sealed record PayoutChanged(string PayoutId, string? AccountId, Money Amount, PayoutState State, DateTimeOffset Arrives, string? FailureCode) : ProviderFact;

/// <summary>Money went to a connected account, or was taken back from it.</summary>
/// <param name="Reversed">How much of it was taken back by now.</param>
/// <param name="Group">Our name for what belongs together, or null.</param>
internal sealed record TransferChanged(string TransferId, string? AccountId, Money Amount, Money Reversed, string? Group) : ProviderFact;

/// <summary>A subscription began, went on or ended.</summary>
/// <param name="PeriodEnd">Until when it is paid, or null.</param>
/// <param name="CancelsAtPeriodEnd">True where it will not go on after that.</param>
/// <param name="OrderId">Our order that it came of, or null.</param>
internal sealed record SubscriptionChanged(string SubscriptionId, SubscriptionState State, DateTimeOffset? PeriodEnd, bool CancelsAtPeriodEnd, string? OrderId) : ProviderFact;

/// <summary>A period of a subscription was paid.</summary>
/// <param name="PaymentReference">The payment; null where the event does not bring it: then the invoice is read.</param>
/// <param name="Amount">What was paid; zero of a trial.</param>
/// <param name="From">When the period begins.</param>
/// <param name="To">When it ends.</param>
/// <param name="OrderId">Our order that the subscription came of, or null.</param>
internal sealed record SubscriptionInvoicePaid(
    string SubscriptionId, string InvoiceId, string? PaymentReference, Money Amount, DateTimeOffset From, DateTimeOffset To, string? OrderId) : ProviderFact
{
    /// <summary>True of the period with which the subscription began.</summary>
    public bool IsFirst { get; init; }
}

/// <summary>How a subscription stands at its provider, for who looks at it.</summary>
/// <param name="Now">What it is.</param>
/// <param name="EndedAt">Since when it is over, or null.</param>
/// <param name="Paid">What was paid for it, with the payments, the oldest first.</param>
internal sealed record SubscriptionStanding(SubscriptionChanged Now, DateTimeOffset? EndedAt, IReadOnlyList<SubscriptionInvoicePaid> Paid);

/// <summary>What somebody who is paid out may do, or has to tell, has changed.</summary>
/// <param name="CanBePaid">True where money can be sent to them and would reach their bank.</param>
/// <param name="Requirements">What the provider still wants to know, in its own names.</param>
/// <param name="DisabledReason">Why they are stopped, in its word, or null.</param>
internal sealed record AccountChanged(string AccountId, bool CanBePaid, IReadOnlyList<string> Requirements, string? DisabledReason) : ProviderFact;

/// <summary>Nothing that we act on: another kind of event, or what another fact tells better.</summary>
internal sealed record NothingToUs : ProviderFact;

/// <summary>It is of a kind that we act on, and cannot be read: another version of the provider's words, an unknown currency. Somebody has to look.</summary>
/// <param name="Why">For logs and administrators.</param>
internal sealed record Unreadable(string Why) : ProviderFact;
