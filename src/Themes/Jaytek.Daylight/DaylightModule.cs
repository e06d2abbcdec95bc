using Jaytek.Engine.Modules;

namespace Jaytek.Daylight;

/// <summary>A bright theme on Night's pages: other colours, faces and corners, and its own card for a DJ.</summary>
public sealed class DaylightModule : IModule
{
    /// <inheritdoc/>
    public void Build(ModuleBuilder module) =>
        module.Theme("Daylight", "White, red and blue, rounded and bright; a dark set for those whose system asks for it.", baseTheme: "Jaytek.Night");
}
