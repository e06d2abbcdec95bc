using Jaytek.Engine.Security;
using Jaytek.Kernel;

namespace Jaytek.OpenId;

/// <summary>The rights over applications, scopes and keys; Orchard's are ManageApplications, ManageScopes and ManageServerSettings.</summary>
internal static class OpenIdPermissions
{
    private const string Category = "Applications and keys";

    public static readonly Permission ManageApplications = Permission.Parse("openid-applications:manage:any");

    public static readonly Permission ManageScopes = Permission.Parse("openid-scopes:manage:any");

    public static readonly Permission ManageServer = Permission.Parse("openid-server:manage:any");

    public static readonly Permission ManageKeys = Permission.Parse("api-keys:manage:any");

    public static readonly PermissionInfo[] All =
    [
        new(ManageApplications, "Make applications that sign people in here, and give them roles that one holds oneself.", Category, IsSensitive: true),
        new(ManageScopes, "Say which roles a scope opens to applications.", Category, IsSensitive: true),
        new(ManageServer, "Say which grants the site offers.", Category, IsSensitive: true),
        new(ManageKeys, "See everybody's API keys, and revoke them.", Category, IsSensitive: true),
        new(ManageKeys.Own(), "Make API keys for oneself, within one's own rights.", Category),
    ];
}
