using Jaytek.Engine.Security;
using Jaytek.Kernel;

namespace Jaytek.__Name__;

/// <summary>What one may do here.</summary>
internal static class __Name__Permissions
{
    public const string ManageText = "__name__:manage:any";

    public static Permission Manage { get; } = Permission.Parse(ManageText);

    public static IReadOnlyList<PermissionInfo> All { get; } = [new(Manage, "Open the page /admin/__name__.", "__Name__")];
}
