using System.Reflection;
using Jaytek.Engine.Themes;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Jaytek.Engine.Modules;

/// <summary>All modules of the application, found once at start: every assembly beside the host that holds an <see cref="IModule"/>.</summary>
public sealed class ModuleCatalog
{
    private readonly Dictionary<string, FeatureInfo> _byId;
    private readonly List<(FeatureInfo Feature, Action<IEndpointRouteBuilder> Map)> _endpoints = [];

    private ModuleCatalog(IReadOnlyList<ModuleBuilder> modules)
    {
        Assemblies = [.. modules.Select(m => m.Assembly).Distinct()];
        Features = [.. modules.SelectMany(m => m.Features).Select(f => f.Info)];
        Themes = [.. modules.SelectMany(m => m.Themes)];
        _byId = Index(Features);
        // The tests' assembly holds several modules; its pages belong to the first one.
        MainFeatures = modules.Where(m => m.Features.Count > 0).DistinctBy(m => m.Id).ToDictionary(m => m.Id, m => m.Features[0].Info.Id);
        foreach (var feature in modules.SelectMany(m => m.Features))
            _endpoints.AddRange(feature.EndpointMaps.Select(map => (feature.Info, map)));
        foreach (var feature in Features)
        {
            if (feature.DependsOn.FirstOrDefault(id => !_byId.ContainsKey(id)) is { } missing)
                throw new InvalidOperationException($"Feature {feature.Id} depends on {missing}, which no module declares.");
        }
    }

    /// <summary>The modules' assemblies.</summary>
    public IReadOnlyList<Assembly> Assemblies { get; }

    /// <summary>Every feature of every module.</summary>
    public IReadOnlyList<FeatureInfo> Features { get; }

    /// <summary>Every theme.</summary>
    public IReadOnlyList<ThemeInfo> Themes { get; }

    /// <summary>By module id, the feature that owns the module's controllers and pages.</summary>
    internal IReadOnlyDictionary<string, string> MainFeatures { get; }

    internal IEnumerable<(FeatureInfo Feature, Action<IEndpointRouteBuilder> Map)> Endpoints => _endpoints;

    /// <summary>The feature with this id or alias (case-insensitive), or null.</summary>
    public FeatureInfo? Find(string idOrAlias) => _byId.GetValueOrDefault(idOrAlias);

    /// <summary>The feature and everything that it depends on, dependencies first.</summary>
    public IReadOnlyList<FeatureInfo> WithDependencies(FeatureInfo feature)
    {
        var ordered = new List<FeatureInfo>();
        Visit(feature, ordered, []);
        return ordered;
    }

    /// <summary>The features that depend on <paramref name="feature"/>, directly or not.</summary>
    public IReadOnlyList<FeatureInfo> Dependents(FeatureInfo feature) =>
        [.. Features.Where(f => f.Id != feature.Id && WithDependencies(f).Any(d => d.Id == feature.Id))];

    /// <summary>Finds and builds the modules among the host's assemblies, in the order of their names.</summary>
    internal static ModuleCatalog Load(IServiceCollection services, IConfiguration configuration)
    {
        var modules = new List<ModuleBuilder>();
        foreach (var path in Directory.GetFiles(AppContext.BaseDirectory, "Jaytek.*.dll").Order(StringComparer.Ordinal))
        {
            if (LoadOwn(path) is not { } assembly)
                continue;
            foreach (var type in assembly.GetTypes().Where(t => t is { IsClass: true, IsAbstract: false } && t.IsAssignableTo(typeof(IModule))))
            {
                var builder = new ModuleBuilder(assembly, services, configuration);
                ((IModule)Activator.CreateInstance(type)!).Build(builder);
                modules.Add(builder);
            }
        }
        return new ModuleCatalog(modules);
    }

    /// <summary>The assembly, or null where it is no part of this program, as a test's is beside the host that it starts as a process of its own.</summary>
    private static Assembly? LoadOwn(string path)
    {
        try
        {
            return Assembly.Load(AssemblyName.GetAssemblyName(path));
        }
        catch (FileNotFoundException)
        {
            return null;
        }
    }

    private static Dictionary<string, FeatureInfo> Index(IReadOnlyList<FeatureInfo> features)
    {
        var index = new Dictionary<string, FeatureInfo>(StringComparer.OrdinalIgnoreCase);
        foreach (var feature in features)
        {
            foreach (var name in feature.Aliases.Prepend(feature.Id))
            {
                if (!index.TryAdd(name, feature))
                    throw new InvalidOperationException($"The features {index[name].Id} and {feature.Id} both claim the name {name}.");
            }
        }
        return index;
    }

    private void Visit(FeatureInfo feature, List<FeatureInfo> ordered, HashSet<string> open)
    {
        if (ordered.Contains(feature))
            return;
        if (!open.Add(feature.Id))
            throw new InvalidOperationException($"Feature {feature.Id} depends on itself.");
        foreach (var id in feature.DependsOn)
            Visit(_byId[id], ordered, open);
        ordered.Add(feature);
    }
}
