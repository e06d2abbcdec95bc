using Jaytek.Engine.Security;
using Jaytek.Kernel;

namespace Jaytek.Recipes;

/// <summary>The rights of this module.</summary>
internal static class RecipesPermissions
{
    /// <summary>Who may run recipes. Each step still checks the rights of the actions that it calls.</summary>
    public static readonly Permission Run = Permission.Parse("recipes:run:any");

    /// <summary>Who may change the site's settings and theme.</summary>
    public static readonly Permission ManageSettings = Permission.Parse("settings:manage:any");

    public static IEnumerable<PermissionInfo> All =>
    [
        new(Run, "Run recipes", "Recipes", IsSensitive: true),
        new(ManageSettings, "Change the site's settings and theme", "Settings", IsSensitive: true),
    ];
}
