using Microsoft.AspNetCore.DataProtection;

namespace Jaytek.Ledger.Payees;

/// <summary>Keeps the details of payees unreadable in the database and its backups.</summary>
internal sealed class PayeeSecrets(IDataProtectionProvider protection)
{
    private readonly IDataProtector _protector = protection.CreateProtector("Jaytek.Ledger.Payees");

    public string Lock(string details) => _protector.Protect(details);

    public string Unlock(string details) => _protector.Unprotect(details);
}
