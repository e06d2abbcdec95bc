using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Matching;

namespace Jaytek.Engine.Features;

/// <summary>Makes the endpoints of a feature that is off invisible to routing, so that they answer 404 and other routes may match.</summary>
internal sealed class FeatureMatcherPolicy(FeatureState state) : MatcherPolicy, IEndpointSelectorPolicy
{
    public override int Order => 0;

    public bool AppliesToEndpoints(IReadOnlyList<Endpoint> endpoints) =>
        endpoints.Any(e => e.Metadata.GetMetadata<FeatureMetadata>() is not null);

    public Task ApplyAsync(HttpContext httpContext, CandidateSet candidates)
    {
        for (var i = 0; i < candidates.Count; i++)
        {
            if (candidates.IsValidCandidate(i)
                && candidates[i].Endpoint.Metadata.GetMetadata<FeatureMetadata>() is { } feature
                && !state.IsOn(feature.Id))
                candidates.SetValidity(i, false);
        }
        return Task.CompletedTask;
    }
}
