using Jaytek.Admin.Contracts;

namespace Jaytek.Ledger.Payees.Admin;

/// <summary>Where people's money goes, in the audit trail.</summary>
internal sealed class PayeeAuditTarget : IAuditTarget
{
    public string Type => "Payee";

    public string Name => "Payee";

    public string HrefOf(string targetId) => AllPayeesModel.Address;
}
