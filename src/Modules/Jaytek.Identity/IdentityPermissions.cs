using Jaytek.Engine.Security;
using Jaytek.Kernel;

namespace Jaytek.Identity;

/// <summary>The rights over users and roles.</summary>
internal static class IdentityPermissions
{
    private const string Category = "Users and roles";

    public static readonly Permission ViewUsers = Permission.Parse("users:view:any");

    public static readonly Permission EditUsers = Permission.Parse("users:edit:any");

    public static readonly Permission DeleteUsers = Permission.Parse("users:delete:any");

    public static readonly Permission ManageUsers = Permission.Parse("users:manage:any");

    public static readonly Permission AssignRoles = Permission.Parse("roles:assign:any");

    public static readonly Permission ManageRoles = Permission.Parse("roles:manage:any");

    public static readonly Permission AccessAdmin = Permission.Parse("admin:access:any");

    public static readonly PermissionInfo[] All =
    [
        new(AccessAdmin, "Enter the admin; what one finds there depends on other rights.", "Site"),
        new(ViewUsers, "See the list of users and their roles.", Category),
        new(EditUsers, "Make users, set their passwords, suspend them.", Category, IsSensitive: true),
        new(DeleteUsers, "Delete users.", Category, IsSensitive: true),
        new(ManageUsers, "Everything about users.", Category, IsSensitive: true),
        new(AssignRoles, "Give users any role whose rights one holds oneself.", Category, IsSensitive: true),
        new(ManageRoles, "Make roles and change their rights.", Category, IsSensitive: true),
    ];

    /// <summary>Assigning one role only; Orchard's <c>AssignRoleToUsers_{role}</c>.</summary>
    public static Permission AssignRole(string roleName) =>
        Permission.TryParse($"roles.{roleName}:assign:any", out var permission) ? permission : AssignRoles;
}
