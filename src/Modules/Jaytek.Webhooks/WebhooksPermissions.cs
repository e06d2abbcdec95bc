using Jaytek.Engine.Security;
using Jaytek.Kernel;

namespace Jaytek.Webhooks;

/// <summary>What one may do here.</summary>
internal static class WebhooksPermissions
{
    public const string ManageText = "webhooks:manage:any";

    public static Permission Manage { get; } = Permission.Parse(ManageText);

    public static IReadOnlyList<PermissionInfo> All { get; } =
        [new(Manage, "Have other servers told of any change of this site, and see and repeat what they were told.", "Webhooks")];
}
