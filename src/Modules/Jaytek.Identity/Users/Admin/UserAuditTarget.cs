using Jaytek.Admin.Contracts;

namespace Jaytek.Identity.Users.Admin;

/// <summary>Users in the audit trail.</summary>
internal sealed class UserAuditTarget : IAuditTarget
{
    public string Type => "User";

    public string Name => "User";

    public string HrefOf(string targetId) => $"/admin/users/{Uri.EscapeDataString(targetId)}";
}
