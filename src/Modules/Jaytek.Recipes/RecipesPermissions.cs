using Jaytek.Engine.Security;
using Jaytek.Kernel;

namespace Jaytek.Recipes;

/// <summary>The rights of this module.</summary>
internal static class RecipesPermissions
{
    /// <summary>Who may run recipes. Each step still checks the rights of the actions that it calls.</summary>
    public static readonly Permission Manage = Permission.Parse("recipes:manage:any");

    /// <summary>Who may change the site's settings.</summary>
    public static readonly Permission ManageSettings = Permission.Parse("settings:manage:any");

    /// <summary>Who may choose the site's theme.</summary>
    public static readonly Permission ApplyTheme = Permission.Parse("themes:apply:any");

    public static IEnumerable<PermissionInfo> All =>
    [
        new(Manage, "Run recipes", "Recipes", IsSensitive: true),
        new(ManageSettings, "Change the site's settings", "Settings", IsSensitive: true),
        new(ApplyTheme, "Choose the site's theme", "Settings"),
    ];
}
