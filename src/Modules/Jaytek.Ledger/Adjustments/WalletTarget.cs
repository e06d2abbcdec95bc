using Jaytek.Admin.Contracts;

namespace Jaytek.Ledger.Adjustments;

/// <summary>Wallets in the audit trail.</summary>
internal sealed class WalletTarget : IAuditTarget
{
    public const string TypeName = "Wallet";

    public string Type => TypeName;

    public string Name => "Wallet";

    public string HrefOf(string targetId) => $"/admin/wallets/{Uri.EscapeDataString(targetId)}";
}
