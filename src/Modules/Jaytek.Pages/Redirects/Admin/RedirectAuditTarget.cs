using Jaytek.Admin.Contracts;

namespace Jaytek.Pages.Redirects.Admin;

/// <summary>Redirects in the audit trail.</summary>
internal sealed class RedirectAuditTarget : IAuditTarget
{
    public string Type => "Redirect";

    public string Name => "Redirect";

    public string HrefOf(string targetId) => long.TryParse(targetId, out _) ? $"{RedirectsModel.Address}/{targetId}" : RedirectsModel.Address;
}
