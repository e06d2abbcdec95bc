using System.Text.Json.Nodes;
using Jaytek.Engine.Actions;
using Jaytek.Engine.Contracts;
using Jaytek.Engine.Modules;
using Jaytek.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Engine.Features;

/// <summary>What to switch: ids or aliases.</summary>
/// <param name="Enable">Features to switch on; their dependencies come with them.</param>
/// <param name="Disable">Features to switch off.</param>
/// <param name="WithDependents">True where the features that depend on a disabled one go off with it; else their presence refuses.</param>
public sealed record FeatureSwitch(IReadOnlyList<string> Enable, IReadOnlyList<string> Disable, bool WithDependents = false);

/// <summary>What was switched, by feature id.</summary>
public sealed record SwitchedFeatures(IReadOnlyList<string> Enabled, IReadOnlyList<string> Disabled);

/// <summary>Switches features on and off, at once and without a restart; tables and data stay. A feature's recipes run the first time it goes on.</summary>
public sealed class SwitchFeatures(ActionRunner runner, ModuleCatalog catalog, FeatureView view, Enabled<IFeatureInstaller> installers)
{
    /// <summary>Who may switch features.</summary>
    public static readonly Permission Manage = Permission.Parse("features:manage:any");

    /// <summary>Errors: <c>engine.feature.unknown</c>, <c>engine.feature.always_on</c>, <c>engine.feature.has_dependents</c>.</summary>
    public Task<Result<SwitchedFeatures>> RunAsync(FeatureSwitch input, CancellationToken cancellationToken) =>
        runner.RunAsync<SwitchedFeatures>("engine.features.switch", async scope =>
        {
            if (await scope.RefuseAsync(Manage, null, cancellationToken) is { } refusal)
                return refusal;
            var rows = await scope.Db.Set<FeatureRow>().ToDictionaryAsync(r => r.Id, cancellationToken);
            if (ToDisable(input) is var disabling && disabling.Error is { } disableError)
                return disableError;
            var enabling = ToEnable(input);
            if (enabling.Error is { } enableError)
                return enableError;

            var off = disabling.Value.Where(f => Set(scope, rows, f, false)).ToList();
            var on = enabling.Value.Where(f => Set(scope, rows, f, true)).ToList();
            if (on.Count + off.Count > 0)
                scope.Bump(FeatureState.Epoch);
            foreach (var feature in on.Where(f => rows[f.Id].InstalledAt is null))
            {
                foreach (var installer in installers)
                {
                    if ((await installer.InstallAsync(feature, cancellationToken)).Error is { } error)
                        return error;
                }
                rows[feature.Id].InstalledAt = scope.Now;
            }
            return new SwitchedFeatures([.. on.Select(f => f.Id)], [.. off.Select(f => f.Id)]);
        }, cancellationToken);

    private Result<List<FeatureInfo>> ToEnable(FeatureSwitch input)
    {
        var features = new List<FeatureInfo>();
        foreach (var name in input.Enable)
        {
            if (catalog.Find(name) is not { } feature)
                return Unknown(name);
            features.AddRange(catalog.WithDependencies(feature).Except(features));
        }
        return features;
    }

    private Result<List<FeatureInfo>> ToDisable(FeatureSwitch input)
    {
        var features = new List<FeatureInfo>();
        foreach (var name in input.Disable)
        {
            if (catalog.Find(name) is not { } feature)
                return Unknown(name);
            features.Add(feature);
        }
        var dependents = features.SelectMany(catalog.Dependents).Where(d => view.IsOn(d.Id)).Except(features).ToList();
        if (dependents.Count > 0 && !input.WithDependents)
            return new Error("engine.feature.has_dependents", $"These features need it and would go off with it: {string.Join(", ", dependents.Select(d => d.Name))}.", ErrorKind.Conflict);
        features.InsertRange(0, dependents);
        return features.FirstOrDefault(f => f.AlwaysOn) is { } always
            ? new Error("engine.feature.always_on", $"{always.Name} is always on.", ErrorKind.Conflict)
            : features;
    }

    private bool Set(ActionScope scope, Dictionary<string, FeatureRow> rows, FeatureInfo feature, bool on)
    {
        if (!rows.TryGetValue(feature.Id, out var row))
        {
            row = new FeatureRow { Id = feature.Id, Enabled = feature.AlwaysOn && !on };
            rows[feature.Id] = row;
            scope.Db.Add(row);
        }
        if (row.Enabled == on)
            return false;
        row.Enabled = on;
        view.Switch(feature.Id, on);
        scope.Audit("Feature", feature.Id, on ? $"{feature.Name} switched on" : $"{feature.Name} switched off",
            new JsonObject { ["Enabled"] = !on }, new JsonObject { ["Enabled"] = on });
        return true;
    }

    private static Error Unknown(string name) => new("engine.feature.unknown", $"There is no feature {name}.", ErrorKind.NotFound);
}
