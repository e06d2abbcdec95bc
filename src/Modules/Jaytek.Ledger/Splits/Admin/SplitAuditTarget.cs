using Jaytek.Admin.Contracts;

namespace Jaytek.Ledger.Splits.Admin;

/// <summary>How sales are shared, in the audit trail.</summary>
internal sealed class SplitAuditTarget : IAuditTarget
{
    public string Type => "Split";

    public string Name => "Split";

    public string HrefOf(string targetId) => SplitsModel.Address;
}
