using System.Collections.Frozen;
using Jaytek.Ledger.Contracts;

namespace Jaytek.Ledger.Postings;

/// <summary>How kinds are written in the books: names that stay, whatever the code calls them.</summary>
internal static class Words
{
    private static readonly FrozenDictionary<AccountKind, string> Accounts = new Dictionary<AccountKind, string>
    {
        [AccountKind.Available] = "wallet_available",
        [AccountKind.Pending] = "wallet_pending",
        [AccountKind.Reserve] = "reserve",
        [AccountKind.Revenue] = "platform_revenue",
        [AccountKind.Fees] = "fees",
        [AccountKind.Tax] = "tax_withheld",
        [AccountKind.Clearing] = "clearing",
        [AccountKind.Suspense] = "suspense",
        [AccountKind.Conversion] = "conversion",
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<PostingKind, string> Kinds = new Dictionary<PostingKind, string>
    {
        [PostingKind.CoursePurchase] = "course_purchase",
        [PostingKind.InstructorPayout] = "instructor_payout",
        [PostingKind.Withdrawal] = "withdrawal",
        [PostingKind.Refund] = "refund",
        [PostingKind.Subscription] = "subscription",
        [PostingKind.Adjustment] = "adjustment",
        [PostingKind.TopUp] = "top_up",
        [PostingKind.RoyaltyPayout] = "royalty_payout",
        [PostingKind.Dispute] = "dispute",
        [PostingKind.Fx] = "fx",
        [PostingKind.Split] = "split",
        [PostingKind.Release] = "release",
        [PostingKind.Reserve] = "reserve",
        [PostingKind.Fee] = "fee",
    }.ToFrozenDictionary();

    /// <summary>Kinds that may leave a wallet below zero, as a list of SQL.</summary>
    public static string OverdrawingInSql { get; } =
        string.Join(", ", new[] { PostingKind.Refund, PostingKind.Dispute, PostingKind.Adjustment }.Select(kind => $"'{Of(kind)}'"));

    public static string Of(AccountKind kind) => Accounts[kind];

    public static string Of(PostingKind kind) => Kinds[kind];

    public static AccountKind Account(string word) => Accounts.First(one => one.Value == word).Key;

    public static PostingKind Posting(string word) => Kinds.First(one => one.Value == word).Key;
}
