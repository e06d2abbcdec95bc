using Jaytek.Ledger.Contracts;

namespace Jaytek.Ledger.Statements;

/// <summary>What kinds of postings are called where people read them.</summary>
internal static class BookWords
{
    public static string Of(PostingKind kind) => kind switch
    {
        PostingKind.CoursePurchase => "Sale",
        PostingKind.InstructorPayout => "Payout",
        PostingKind.Withdrawal => "Withdrawal",
        PostingKind.Refund => "Refund",
        PostingKind.Subscription => "Subscription",
        PostingKind.Adjustment => "Adjustment",
        PostingKind.TopUp => "Top-up",
        PostingKind.RoyaltyPayout => "Royalties",
        PostingKind.Dispute => "Dispute",
        PostingKind.Fx => "Conversion",
        PostingKind.Split => "Share of a sale",
        PostingKind.Release => "Release",
        PostingKind.Reserve => "Set aside",
        PostingKind.Fee => "Fee",
        _ => kind.ToString(),
    };
}
