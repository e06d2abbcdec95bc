using Jaytek.Engine.Security;
using Jaytek.Kernel;

namespace Jaytek.Pages.Redirects;

/// <summary>The right over redirects.</summary>
internal static class RedirectsPermissions
{
    /// <summary>The right's name, for attributes.</summary>
    public const string ManageText = "redirects:manage:any";

    public static readonly Permission Manage = Permission.Parse(ManageText);

    public static readonly PermissionInfo[] All = [new(Manage, "Lead old addresses to new ones, one by one or from a file.", "Site")];
}
