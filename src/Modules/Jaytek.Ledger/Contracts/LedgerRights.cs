using Jaytek.Kernel;

namespace Jaytek.Ledger.Contracts;

/// <summary>Rights that pages of other modules ask for too.</summary>
public static class LedgerRights
{
    /// <summary>To withdraw one's own money, as doors name it.</summary>
    public const string WithdrawOwnText = "wallets:withdraw:own";

    /// <summary>To withdraw; of one's own money by the scope <c>own</c>.</summary>
    public static Permission Withdraw { get; } = Permission.Parse("wallets:withdraw:any");
}
