using Jaytek.Engine.Security;
using Jaytek.Kernel;

namespace Jaytek.Governance;

/// <summary>The rights over the audit trail.</summary>
internal static class GovernancePermissions
{
    public static readonly Permission ViewAudit = Permission.Parse("audit:view:any");

    public static readonly PermissionInfo[] All =
        [new(ViewAudit, "See who changed what, with the values before and after, and export it.", "Site", IsSensitive: true)];
}
