using Jaytek.Kernel;
using Jaytek.Ledger.Contracts;

namespace Jaytek.Ledger.Explorer.Admin;

/// <summary>What an admin reads for the kinds of the books.</summary>
internal static class Spoken
{
    /// <summary>An amount with its thousands apart: <c>-2,000,000.00 EUR</c>.</summary>
    public static string Of(Money money)
    {
        var text = MajorUnits.Format(money);
        var point = text.IndexOf('.', StringComparison.Ordinal);
        for (var at = (point < 0 ? text.Length : point) - 3; at > (money.IsNegative ? 1 : 0); at -= 3)
            text = text.Insert(at, ",");
        return $"{text} {money.Currency}";
    }

    public static string Of(PostingKind kind) => kind switch
    {
        PostingKind.CoursePurchase => "Course purchase",
        PostingKind.InstructorPayout => "Instructor payout",
        PostingKind.TopUp => "Top-up",
        PostingKind.RoyaltyPayout => "Royalty payout",
        PostingKind.Fx => "Conversion",
        _ => kind.ToString(),
    };

    public static string Of(AccountKind kind) => kind switch
    {
        AccountKind.Available => "Wallet, available",
        AccountKind.Pending => "Wallet, pending",
        AccountKind.Reserve => "Wallet, reserved",
        AccountKind.Revenue => "Platform earnings",
        AccountKind.Tax => "Tax withheld",
        AccountKind.Clearing => "Clearing",
        AccountKind.Suspense => "Undecided",
        AccountKind.Conversion => "Conversions",
        _ => kind.ToString(),
    };
}
