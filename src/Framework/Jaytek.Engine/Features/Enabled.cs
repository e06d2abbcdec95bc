using System.Collections;
using Jaytek.Engine.Modules;
using Microsoft.Extensions.DependencyInjection;

namespace Jaytek.Engine.Features;

/// <summary>
/// What the features that are on contribute to the contract <typeparamref name="T"/>, in the order of the modules. Inject this and never
/// a bare <c>IEnumerable&lt;T&gt;</c>, which would also hold what is switched off. Scoped: take it from a request's or job's scope.
/// </summary>
public sealed class Enabled<T> : IEnumerable<T> where T : class
{
    private readonly IServiceProvider _services;

    /// <summary>Made by dependency injection.</summary>
    public Enabled(IServiceProvider services) => _services = services;

    /// <inheritdoc/>
    public IEnumerator<T> GetEnumerator()
    {
        var features = _services.GetRequiredService<FeatureView>();
        foreach (var contribution in _services.GetServices<Contribution<T>>())
        {
            if (features.IsOn(contribution.FeatureId))
                yield return (T)_services.GetRequiredService(contribution.Implementation);
        }
    }

    /// <summary>Also those that are off, for telling a user which feature to switch on: the ids of features that would contribute.</summary>
    public IReadOnlyList<(string FeatureId, T Value)> IncludingDisabled() =>
        [.. _services.GetServices<Contribution<T>>().Select(c => (c.FeatureId, (T)_services.GetRequiredService(c.Implementation)))];

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
