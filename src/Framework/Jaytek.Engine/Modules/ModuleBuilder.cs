using System.Reflection;
using Jaytek.Engine.Themes;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Jaytek.Engine.Modules;

/// <summary>Collects what one module declares.</summary>
public sealed class ModuleBuilder
{
    private readonly List<FeatureBuilder> _features = [];
    private readonly List<ThemeInfo> _themes = [];

    internal ModuleBuilder(Assembly assembly, IServiceCollection services, IConfiguration configuration)
    {
        Assembly = assembly;
        ModuleServices = services;
        Configuration = configuration;
    }

    /// <summary>The assembly's name, for example <c>Jaytek.Portfolio</c>; also the MVC area of its controllers and the root of its views.</summary>
    public string Id => Assembly.GetName().Name!;

    /// <summary>The application's configuration, for what must be known before services exist.</summary>
    public IConfiguration Configuration { get; }

    internal Assembly Assembly { get; }

    internal IServiceCollection ModuleServices { get; }

    internal IReadOnlyList<FeatureBuilder> Features => _features;

    internal IReadOnlyList<ThemeInfo> Themes => _themes;

    /// <summary>Declares a feature. The module's first one owns its controllers, pages and view components unless <see cref="Features.FeatureAttribute"/> says otherwise.</summary>
    /// <param name="id">Stable id, <c>Jaytek.X</c> or <c>Jaytek.X.Y</c>.</param>
    /// <param name="name">What an admin reads.</param>
    /// <param name="category">The heading under which the admin lists it.</param>
    /// <param name="description">One sentence: what one has after switching it on.</param>
    /// <param name="dependsOn">Features that are switched on with it.</param>
    /// <param name="alwaysOn">True for what the site cannot run without.</param>
    public FeatureBuilder Feature(
        string id, string name, string category, string description, IReadOnlyList<string>? dependsOn = null, bool alwaysOn = false)
    {
        var feature = new FeatureBuilder(this, new FeatureInfo(id, name, category, description, dependsOn ?? [], alwaysOn, Id));
        _features.Add(feature);
        return feature;
    }

    /// <summary>Declares a theme whose views lie under <c>Views/</c> of this assembly.</summary>
    /// <param name="name">What an admin reads.</param>
    /// <param name="description">One sentence.</param>
    /// <param name="baseTheme">The theme whose views serve where this one has none, or null.</param>
    /// <param name="isAdmin">True for the admin's shell.</param>
    /// <param name="zones">The places in its layout that take widgets, in their order on a page.</param>
    /// <param name="hasIcons">Whether its <c>wwwroot</c> holds the site's icons: see <see cref="ThemeInfo"/>.</param>
    public ModuleBuilder Theme(
        string name, string description, string? baseTheme = null, bool isAdmin = false, IReadOnlyList<ThemeZone>? zones = null, bool hasIcons = false)
    {
        _themes.Add(new ThemeInfo(Id, name, description, baseTheme, isAdmin, zones ?? [], hasIcons));
        return this;
    }
}
