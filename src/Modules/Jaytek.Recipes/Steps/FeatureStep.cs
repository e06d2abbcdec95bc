using System.Text.Json.Nodes;
using Jaytek.Engine.Contracts;
using Jaytek.Engine.Features;
using Jaytek.Engine.Modules;
using Jaytek.Engine.Themes;
using Jaytek.Kernel;
using Jaytek.Recipes.Files;

namespace Jaytek.Recipes.Steps;

/// <summary><c>Feature</c>: switches features on and off by our ids or by Orchard Core's.</summary>
internal sealed class FeatureStep(ModuleCatalog catalog, FeatureView view, SiteThemes themes, SwitchFeatures switchFeatures) : IRecipeStep
{
    public IReadOnlyList<string> Names => ["Feature"];

    public async Task<Result> ExecuteAsync(RecipeStepContext context, CancellationToken cancellationToken)
    {
        var enable = Known(context, "enable").Distinct().ToList();
        var disable = Known(context, "disable").Distinct().Where(feature => MayGoOff(feature, context)).ToList();
        var wanted = enable.SelectMany(catalog.WithDependencies).Distinct().ToList();
        // As in Orchard, what depends on a feature goes off with it.
        var switched = await switchFeatures.RunAsync(
            new FeatureSwitch([.. enable.Select(f => f.Id)], [.. disable.Select(f => f.Id)], WithDependents: true), cancellationToken);
        if (switched.Error is { } error)
            return error;
        foreach (var id in switched.Value.Disabled.Except(disable.Select(f => f.Id)))
            context.Warn("$.disable", $"{id} went off too, because it needs what was switched off.");
        foreach (var feature in wanted.Concat(disable))
            context.Count(switched.Value.Enabled.Concat(switched.Value.Disabled).Contains(feature.Id) ? RecipeChange.Changed : RecipeChange.Unchanged);
        return Result.Success;
    }

    private List<FeatureInfo> Known(RecipeStepContext context, string member)
    {
        var known = new List<FeatureInfo>();
        var path = SourceMap.Member("$", context.Step.NameInAnyCase(member) ?? member);
        switch (context.Step.InAnyCase(member))
        {
            case null:
                break;
            case JsonArray names:
                for (var i = 0; i < names.Count; i++)
                    if (Find(names[i].ScalarText(), context, SourceMap.Item(path, i)) is { } feature)
                        known.Add(feature);
                break;
            default:
                context.Warn(path, $"`{member}` is an array of feature ids; this is skipped.");
                break;
        }
        return known;
    }

    private FeatureInfo? Find(string? name, RecipeStepContext context, string path)
    {
        if (name is null)
            context.Warn(path, "A feature is named by a text; this is skipped.");
        else if (catalog.Find(name) is { } feature)
            return feature;
        // Orchard switches themes on like features; ours are there and chosen by the Themes step.
        else if (themes.Find(name) is null)
            context.Warn(path, $"There is no feature {name} here; it is skipped.");
        return null;
    }

    private bool MayGoOff(FeatureInfo feature, RecipeStepContext context)
    {
        if (!feature.AlwaysOn)
            return true;
        context.Warn("$.disable", $"{feature.Id} is always on.");
        return !view.IsOn(feature.Id);
    }
}
