using Jaytek.Admin.Contracts;

namespace Jaytek.Ledger.Withdrawals.Admin;

/// <summary>Withdrawals in the audit trail.</summary>
internal sealed class WithdrawalAuditTarget : IAuditTarget
{
    public string Type => "Withdrawal";

    public string Name => "Withdrawal";

    public string HrefOf(string targetId) => $"{AllPayoutsModel.Address}/{targetId}";
}
