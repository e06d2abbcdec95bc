using Jaytek.Engine.Security;
using Jaytek.Kernel;

namespace Jaytek.Pages.Layers;

/// <summary>The right over layers and over where widgets stand; Orchard's <c>ManageLayers</c>.</summary>
internal static class LayerRights
{
    public const string Manage = "layers:manage:any";

    public static Permission Right { get; } = Permission.Parse(Manage);

    public static PermissionInfo Info { get; } = new(Right, "Make layers, and say on which pages widgets stand.", "Design");
}
