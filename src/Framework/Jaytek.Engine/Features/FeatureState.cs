using System.Collections.Frozen;
using Jaytek.Engine.Epochs;
using Jaytek.Engine.Data;
using Jaytek.Engine.Modules;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Jaytek.Engine.Features;

/// <summary>Which features are on, as of the last commit seen. Refreshed at once by this process's own changes and within a second by others'.</summary>
public sealed class FeatureState(ModuleCatalog catalog, IServiceScopeFactory scopes) : IEpochListener
{
    internal const string Epoch = "features";

    private volatile FrozenSet<string> _on = AlwaysOn(catalog);

    string IEpochListener.Epoch => Epoch;

    /// <summary>True where the feature is on.</summary>
    public bool IsOn(string featureId) => _on.Contains(featureId);

    /// <inheritdoc/>
    public async Task RefreshAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<JaytekDb>();
        var enabled = await db.Set<FeatureRow>().Where(f => f.Enabled).Select(f => f.Id).ToListAsync(cancellationToken);
        _on = AlwaysOn(catalog).Concat(enabled).ToFrozenSet(StringComparer.Ordinal);
    }

    private static FrozenSet<string> AlwaysOn(ModuleCatalog catalog) =>
        catalog.Features.Where(f => f.AlwaysOn).Select(f => f.Id).ToFrozenSet(StringComparer.Ordinal);
}

/// <summary>The features as the current unit of work sees them: the committed state and what this unit has switched but not yet committed.</summary>
public sealed class FeatureView(FeatureState state)
{
    private readonly Dictionary<string, bool> _pending = [];

    /// <summary>True where the feature is on for this unit of work.</summary>
    public bool IsOn(string featureId) => _pending.TryGetValue(featureId, out var on) ? on : state.IsOn(featureId);

    internal void Switch(string featureId, bool on) => _pending[featureId] = on;

    internal void Forget() => _pending.Clear();
}
