using Jaytek.Engine.Modules;
using Jaytek.Engine.Themes;

namespace Jaytek.Daylight;

/// <summary>An editorial theme on Night's views: layouts, colours, faces and corners of its own.</summary>
public sealed class DaylightModule : IModule
{
    /// <inheritdoc/>
    public void Build(ModuleBuilder module) =>
        module.Theme("Daylight", "Editorial: names as an index, mixes as a contents page, dates as sheets; white, red and blue, with a dark set.", baseTheme: "Jaytek.Night", hasIcons: true, zones:
            [
                new ThemeZone("Header", "Below the header"), new ThemeZone("BeforeContent", "Before the content"),
                new ThemeZone("Content", "After the content"), new ThemeZone("Footer", "In the footer"),
            ]);
}
