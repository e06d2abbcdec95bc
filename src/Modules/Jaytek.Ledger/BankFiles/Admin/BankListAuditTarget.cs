using Jaytek.Admin.Contracts;

namespace Jaytek.Ledger.BankFiles.Admin;

/// <summary>Lists for the bank in the audit trail.</summary>
internal sealed class BankListAuditTarget : IAuditTarget
{
    public string Type => "BankList";

    public string Name => "Bank list";

    public string HrefOf(string targetId) => $"{AllBankListsModel.Address}/{targetId}";
}
