using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using Jaytek.Kernel;

namespace Jaytek.Identity.Contracts;

/// <summary>The one table between Orchard Core's permission names and ours, read both ways: <c>EditOwn_Track</c> is <c>content.Track:edit:own</c>.</summary>
/// <remarks>
/// A role keeps a name that stands in neither grammar, and it grants nothing; a later version that learns the name grants it
/// without a migration, since names are resolved when rights are read.
/// </remarks>
public static class PermissionNames
{
    private const string Slot = "{0}";

    private static readonly (string Orchard, string Ours)[] Rows =
    [
        ("PublishContent", "content:publish:any"),
        ("PublishOwnContent", "content:publish:own"),
        ("EditContent", "content:edit:any"),
        ("EditOwnContent", "content:edit:own"),
        ("DeleteContent", "content:delete:any"),
        ("DeleteOwnContent", "content:delete:own"),
        ("ViewContent", "content:view:any"),
        ("ViewOwnContent", "content:view:own"),
        ("PreviewContent", "content:preview:any"),
        ("PreviewOwnContent", "content:preview:own"),
        ("CloneContent", "content:clone:any"),
        ("CloneOwnContent", "content:clone:own"),
        ("ListContent", "content:list:any"),
        ("EditContentOwner", "content:set-owner:any"),
        ("AccessContentApi", "content-api:access:any"),
        ("Publish_{0}", "content.{0}:publish:any"),
        ("PublishOwn_{0}", "content.{0}:publish:own"),
        ("Edit_{0}", "content.{0}:edit:any"),
        ("EditOwn_{0}", "content.{0}:edit:own"),
        ("Delete_{0}", "content.{0}:delete:any"),
        ("DeleteOwn_{0}", "content.{0}:delete:own"),
        ("View_{0}", "content.{0}:view:any"),
        ("ViewOwn_{0}", "content.{0}:view:own"),
        ("Preview_{0}", "content.{0}:preview:any"),
        ("PreviewOwn_{0}", "content.{0}:preview:own"),
        ("Clone_{0}", "content.{0}:clone:any"),
        ("CloneOwn_{0}", "content.{0}:clone:own"),
        ("ListContent_{0}", "content.{0}:list:any"),
        ("EditContentOwner_{0}", "content.{0}:set-owner:any"),
        ("ViewContentTypes", "content-types:view:any"),
        ("EditContentTypes", "content-types:edit:any"),
        ("SetHomepage", "homepage:set:any"),
        ("AccessAdminPanel", "admin:access:any"),
        ("ManageSettings", "settings:manage:any"),
        ("ManageFeatures", "features:manage:any"),
        ("ApplyTheme", "themes:apply:any"),
        ("ManageUsers", "users:manage:any"),
        ("View Users", "users:view:any"),
        ("ListUsers", "users:list:any"),
        ("EditUsers", "users:edit:any"),
        ("DeleteUsers", "users:delete:any"),
        ("ManageOwnUserInformation", "users:edit:own"),
        ("DisableTwoFactorAuthenticationForUsers", "users:disable-two-factor:any"),
        ("ManageRoles", "roles:manage:any"),
        ("AssignRoleToUsers", "roles:assign:any"),
        ("AssignRoleToUsers_{0}", "roles.{0}:assign:any"),
        ("ManageApplications", "openid-applications:manage:any"),
        ("ManageScopes", "openid-scopes:manage:any"),
        ("ManageServerSettings", "openid-server:manage:any"),
        ("ManageMediaContent", "media:manage:any"),
        ("ManageOwnMediaContent", "media:manage:own"),
        ("ManageMediaFolder", "media-folders:manage:any"),
        ("ViewMediaContent", "media:view:any"),
        ("ManageMediaProfiles", "media-profiles:manage:any"),
        ("ManageMenu", "menus:manage:any"),
        ("ManageAdminMenuAll", "admin-menus:manage:any"),
        ("ManageLayers", "layers:manage:any"),
        ("ManageTemplates", "templates:manage:any"),
        ("ManageAdminTemplates", "admin-templates:manage:any"),
        ("ManageTaxonomies", "taxonomies:manage:any"),
        ("ManageQueries", "queries:manage:any"),
        ("ExecuteApiAll", "queries:execute:any"),
        ("ExecuteApi_{0}", "queries.{0}:execute:any"),
        ("ExecuteGraphQL", "graphql:execute:any"),
        ("ManageWorkflows", "workflows:manage:any"),
        ("ExecuteWorkflows", "workflows:execute:any"),
        ("ManageRecipes", "recipes:manage:any"),
        ("Import", "deployment:import:any"),
        ("Export", "deployment:export:any"),
        ("ManageDeploymentPlan", "deployment:manage:any"),
        ("ManageIndexes", "indexes:manage:any"),
        ("ManageSitemaps", "sitemaps:manage:any"),
        ("ManageBackgroundTasks", "jobs:manage:any"),
        ("ViewAuditTrail", "audit:view:any"),
    ];

    // Orchard's documentation, and recipes that follow it, name the constant of the class where the permission's own name differs.
    private static readonly FrozenDictionary<string, string> SecondNames = new Dictionary<string, string>
    {
        ["ManageMedia"] = "ManageMediaContent",
        ["ManageOwnMedia"] = "ManageOwnMediaContent",
        ["ViewUsers"] = "View Users",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenDictionary<string, Permission> ByOrchardName = Rows
        .Where(row => !IsTemplate(row.Orchard))
        .ToFrozenDictionary(row => row.Orchard, row => Permission.Parse(row.Ours), StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenDictionary<string, string> ByPermission = Rows
        .Where(row => !IsTemplate(row.Orchard))
        .ToFrozenDictionary(row => row.Ours, row => row.Orchard, StringComparer.Ordinal);

    private static readonly Template[] Templates =
        [.. Rows.Where(row => IsTemplate(row.Orchard)).Select(row => new Template(row.Orchard.Replace(Slot, "", StringComparison.Ordinal), row.Ours))];

    /// <summary>The right that a name stands for, be it Orchard's name or our own grammar; false where nobody knows it.</summary>
    public static bool TryResolve(string? name, [NotNullWhen(true)] out Permission? permission)
    {
        permission = null;
        if (string.IsNullOrWhiteSpace(name))
            return false;
        if (Permission.TryParse(name, out permission) || ByOrchardName.TryGetValue(SecondNames.GetValueOrDefault(name, name), out permission))
            return true;
        return Array.Find(Templates, template => name.Length > template.Prefix.Length && name.StartsWith(template.Prefix, StringComparison.OrdinalIgnoreCase)) is { } found
            && Permission.TryParse(found.Ours.Replace(Slot, name[found.Prefix.Length..], StringComparison.Ordinal), out permission);
    }

    /// <summary>Orchard's name for a right, or null where Orchard has none.</summary>
    public static string? OrchardNameOf(Permission permission)
    {
        if (ByPermission.GetValueOrDefault(permission.ToString()) is { } name)
            return name;
        var root = permission.Resource.IndexOf('.', StringComparison.Ordinal);
        if (root < 0)
            return null;
        var subject = permission.Resource[(root + 1)..];
        var ours = Permission.Of($"{permission.Resource[..root]}.X", permission.Action, permission.Scope).ToString();
        return Array.Find(Templates, template => template.Ours.Replace(Slot, "X", StringComparison.Ordinal) == ours) is { } found
            ? found.Prefix + subject
            : null;
    }

    /// <summary>Orchard's name where it has one, else ours: what an export writes.</summary>
    public static string ExportedName(Permission permission) => OrchardNameOf(permission) ?? permission.ToString();

    private static bool IsTemplate(string orchard) => orchard.EndsWith(Slot, StringComparison.Ordinal);

    private sealed record Template(string Prefix, string Ours);
}
