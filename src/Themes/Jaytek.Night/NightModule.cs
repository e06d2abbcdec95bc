using Jaytek.Engine.Modules;
using Jaytek.Engine.Themes;

namespace Jaytek.Night;

/// <summary>The public theme that a site starts with, and the base of the others.</summary>
public sealed class NightModule : IModule
{
    /// <inheritdoc/>
    public void Build(ModuleBuilder module) =>
        module.Theme("Night", "Navy and gold, names that fill the screen; dark or light as the visitor's system asks.", hasIcons: true, zones:
            [
                new ThemeZone("Header", "Below the header"), new ThemeZone("BeforeContent", "Before the content"),
                new ThemeZone("Content", "After the content"), new ThemeZone("Footer", "In the footer"),
            ]);
}
