using Jaytek.Engine.Security;
using Jaytek.Kernel;

namespace Jaytek.Ledger;

/// <summary>What one may do here.</summary>
internal static class LedgerPermissions
{
    public static Permission Withdraw { get; } = Permission.Parse("wallets:withdraw:any");

    public static Permission DecidePayees { get; } = Permission.Parse("payees:decide:any");

    public static Permission DecideWithdrawals { get; } = Permission.Parse("withdrawals:decide:any");

    public static IReadOnlyList<PermissionInfo> All { get; } =
    [
        new(Withdraw.Own(), "Withdraw one's own money, and say where it goes.", "Money"),
        new(DecidePayees, "Approve where people's money is sent to.", "Money", IsSensitive: true),
        new(DecideWithdrawals, "Agree to withdrawals that need it.", "Money", IsSensitive: true),
    ];
}
