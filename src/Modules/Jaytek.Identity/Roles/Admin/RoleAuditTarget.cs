using Jaytek.Admin.Contracts;

namespace Jaytek.Identity.Roles.Admin;

/// <summary>Roles in the audit trail.</summary>
internal sealed class RoleAuditTarget : IAuditTarget
{
    public string Type => "Role";

    public string Name => "Role";

    public string HrefOf(string targetId) => $"/admin/roles/{Uri.EscapeDataString(targetId)}";
}
