using Jaytek.Engine.Security;
using Jaytek.Kernel;

namespace Jaytek.Pages.Templates;

/// <summary>The right over templates, Orchard's <c>ManageTemplates</c>.</summary>
internal static class TemplatesPermissions
{
    /// <summary>The right's name, for attributes.</summary>
    public const string ManageText = "templates:manage:any";

    public static readonly Permission Manage = Permission.Parse(ManageText);

    public static readonly PermissionInfo[] All = [new(Manage, "Write templates: how items look on the site.", "Site", IsSensitive: true)];
}
