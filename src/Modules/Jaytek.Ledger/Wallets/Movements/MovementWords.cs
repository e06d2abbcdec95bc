using System.Collections.Frozen;
using Jaytek.Kernel;
using Jaytek.Ledger.Contracts;

namespace Jaytek.Ledger.Wallets.Movements;

/// <summary>How movements are told to who owns the wallet and never saw an account book.</summary>
internal static class MovementWords
{
    private static readonly FrozenDictionary<PostingKind, string> Kinds = new Dictionary<PostingKind, string>
    {
        [PostingKind.CoursePurchase] = "Purchase",
        [PostingKind.InstructorPayout] = "Payout",
        [PostingKind.Withdrawal] = "Withdrawal",
        [PostingKind.Refund] = "Refund",
        [PostingKind.Subscription] = "Subscription",
        [PostingKind.Adjustment] = "Correction",
        [PostingKind.TopUp] = "Top-up",
        [PostingKind.RoyaltyPayout] = "Royalties",
        [PostingKind.Dispute] = "Dispute",
        [PostingKind.Fx] = "Exchange",
        [PostingKind.Split] = "Sale",
        [PostingKind.Release] = "Release",
        [PostingKind.Reserve] = "Set aside",
        [PostingKind.Fee] = "Fee",
    }.ToFrozenDictionary();

    /// <summary>Every kind, for a filter, by its words.</summary>
    public static IReadOnlyList<PostingKind> All { get; } = [.. Kinds.Keys.OrderBy(Of, StringComparer.Ordinal)];

    public static string Of(PostingKind kind) => Kinds[kind];

    public static string Of(AccountKind kind) => kind switch
    {
        AccountKind.Available => "Available",
        AccountKind.Pending => "Pending",
        AccountKind.Reserve => "Set aside",
        AccountKind.Revenue => "Platform's earnings",
        AccountKind.Fees => "Fees",
        AccountKind.Tax => "Tax",
        AccountKind.Clearing => "At the bank or provider",
        AccountKind.Suspense => "Undecided",
        AccountKind.Conversion => "Conversion",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    /// <summary>An amount with its sign, as <c>+12.50 EUR</c>; nothing for no money.</summary>
    public static string Signed(Money amount) => amount.Minor switch
    {
        0 => "",
        > 0 => $"+{amount}",
        // The sign that is as wide as a plus, and is read out.
        _ => "−" + amount.ToString()[1..],
    };
}
