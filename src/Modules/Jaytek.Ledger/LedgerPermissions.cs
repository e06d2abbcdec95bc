using Jaytek.Engine.Security;
using Jaytek.Kernel;
using Jaytek.Ledger.Contracts;

namespace Jaytek.Ledger;

/// <summary>What one may do here.</summary>
internal static class LedgerPermissions
{
    public const string ReadEarningsText = "earnings:read:own";
    public const string DecidePayeesText = "payees:decide:any";
    public const string DecideWithdrawalsText = "withdrawals:decide:any";
    public const string SendPayoutsText = "payouts:send:any";
    public const string ReadText = "ledger:read:any";
    public const string ReadInvoicesText = "invoices:read:any";
    public const string ReadReportsText = "reports:read:any";

    public static Permission Withdraw => LedgerRights.Withdraw;

    public static Permission ReadEarnings { get; } = Permission.Parse("earnings:read:any");

    public static Permission DecidePayees { get; } = Permission.Parse(DecidePayeesText);

    public static Permission DecideWithdrawals { get; } = Permission.Parse(DecideWithdrawalsText);

    public static Permission SendPayouts { get; } = Permission.Parse(SendPayoutsText);

    public static Permission ReadInvoices { get; } = Permission.Parse(ReadInvoicesText);

    public static Permission ReadReports { get; } = Permission.Parse(ReadReportsText);

    public static Permission Read { get; } = Permission.Parse(ReadText);

    public static Permission Adjust { get; } = Permission.Parse("ledger:adjust:any");

    public static Permission ManageSplits { get; } = Permission.Parse("splits:manage:any");

    public static Permission ApproveAdjustments { get; } = Permission.Parse("ledger:approve:any");

    public static IReadOnlyList<PermissionInfo> All { get; } =
    [
        new(ReadEarnings.Own(), "See what one has earned, where it went, and one's statements.", "Money"),
        new(Withdraw.Own(), "Withdraw one's own money, and say where it goes.", "Money"),
        new(DecidePayees, "Approve where people's money is sent to.", "Money", IsSensitive: true),
        new(DecideWithdrawals, "Agree to withdrawals that need it.", "Money", IsSensitive: true),
        new(SendPayouts, "Make lists for the bank, in which people's accounts can be read, and say what the bank did.", "Money", IsSensitive: true),
        new(ReadInvoices, "Read all invoices and credit notes.", "Money", IsSensitive: true),
        new(ReadReports, "Read the reports of the books: what everybody earned and was paid.", "Money", IsSensitive: true),
        new(Read, "See the books: every posting, account and wallet, and what the checks found.", "Money", IsSensitive: true),
        new(ManageSplits, "Say how sales are shared from a day on.", "Money", IsSensitive: true),
        new(Adjust, "Ask for an adjustment of somebody's wallet.", "Money", IsSensitive: true),
        new(ApproveAdjustments, "Approve or reject adjustments that others asked for.", "Money", IsSensitive: true),
    ];
}
