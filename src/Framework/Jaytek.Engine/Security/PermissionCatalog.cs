using Jaytek.Engine.Features;
using Jaytek.Engine.Modules;

namespace Jaytek.Engine.Security;

/// <summary>Every permission that can be granted now: the declared ones of features that are on, and those known only at run time.</summary>
public sealed class PermissionCatalog
{
    private readonly IEnumerable<Declared<PermissionInfo>> _declared;
    private readonly FeatureView _features;
    private readonly Enabled<IPermissionSource> _sources;

    internal PermissionCatalog(IEnumerable<Declared<PermissionInfo>> declared, FeatureView features, Enabled<IPermissionSource> sources) =>
        (_declared, _features, _sources) = (declared, features, sources);

    /// <summary>The permissions, by category and name.</summary>
    public async Task<IReadOnlyList<PermissionInfo>> ListAsync(CancellationToken cancellationToken)
    {
        var permissions = _declared.Where(d => _features.IsOn(d.FeatureId)).Select(d => d.Value).ToList();
        foreach (var source in _sources)
            permissions.AddRange(await source.ListAsync(cancellationToken));
        return [.. permissions.DistinctBy(p => p.Permission).OrderBy(p => p.Category, StringComparer.Ordinal).ThenBy(p => p.Permission.ToString(), StringComparer.Ordinal)];
    }
}
