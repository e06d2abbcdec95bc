using Jaytek.Payments.Stripe.Calls;

namespace Jaytek.Payments.Stripe.Objects;

/// <summary>The account of somebody who is paid out: a teacher, a label.</summary>
/// <param name="PayoutsEnabled">True where Stripe would bring money to their bank.</param>
/// <param name="DetailsSubmitted">True where they have gone through Stripe's questions once.</param>
internal sealed record ConnectAccount(string Id, bool PayoutsEnabled, bool DetailsSubmitted) : IStripeObject
{
    public string? Country { get; init; }

    public string? DefaultCurrency { get; init; }

    public AccountRequirements? Requirements { get; init; }

    public AccountCapabilities? Capabilities { get; init; }

    public IReadOnlyDictionary<string, string>? Metadata { get; init; }
}

/// <summary>What an account may do, each <c>active</c>, <c>inactive</c> or <c>pending</c>.</summary>
internal sealed record AccountCapabilities
{
    public const string Active = "active";

    /// <summary>Whether money may be sent to it.</summary>
    public string? Transfers { get; init; }
}

/// <summary>What Stripe still wants to know of somebody, by names of its own such as <c>individual.verification.document</c>.</summary>
internal sealed record AccountRequirements
{
    public IReadOnlyList<string>? CurrentlyDue { get; init; }

    public IReadOnlyList<string>? PastDue { get; init; }

    public string? DisabledReason { get; init; }
}

/// <summary>Leads to Stripe's questions; good once, for minutes.</summary>
internal sealed record AccountLink(string Url, DateTimeOffset ExpiresAt);

/// <summary>Leads to somebody's own pages at Stripe; good once.</summary>
internal sealed record LoginLink(string Url);

/// <summary>Money from our balance to a connected account's.</summary>
internal sealed record Transfer(string Id, long Amount, long AmountReversed, string Currency, bool Reversed, DateTimeOffset Created) : IStripeObject
{
    public StripeRef<ConnectAccount>? Destination { get; init; }

    public StripeRef<BalanceTransaction>? BalanceTransaction { get; init; }

    public string? TransferGroup { get; init; }

    public IReadOnlyDictionary<string, string>? Metadata { get; init; }
}

/// <summary>Money taken back from a connected account.</summary>
internal sealed record TransferReversal(string Id, long Amount, string Currency, DateTimeOffset Created) : IStripeObject
{
    public StripeRef<Transfer>? Transfer { get; init; }

    public IReadOnlyDictionary<string, string>? Metadata { get; init; }
}
