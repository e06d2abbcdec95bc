using Jaytek.Engine.Security;
using Jaytek.Engine.Settings;
using Jaytek.Engine.Themes;
using Jaytek.Kernel;

namespace Jaytek.Recipes;

/// <summary>The rights of this module.</summary>
internal static class RecipesPermissions
{
    /// <summary>Who may run recipes. Each step still checks the rights of the actions that it calls.</summary>
    public static readonly Permission Manage = Permission.Parse(ManageText);

    /// <summary><see cref="Manage"/> for attributes.</summary>
    public const string ManageText = "recipes:manage:any";

    public static IEnumerable<PermissionInfo> All =>
    [
        new(Manage, "Run recipes", "Recipes", IsSensitive: true),
        new(SaveSiteSettings.Manage, "Change the site's settings", "Settings", IsSensitive: true),
        new(ApplyTheme.Apply, "Choose the site's theme", "Settings"),
    ];
}
