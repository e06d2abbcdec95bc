using System.Collections.Frozen;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;

namespace Jaytek.Engine.Http;

/// <summary>The first segments of the site's own routes (<c>admin</c>, <c>api</c>, <c>djs</c>), which nobody may take for an address of content.</summary>
public sealed class OwnedSegments
{
    private Lazy<FrozenDictionary<string, RouteEndpoint[]>> _segments = new(() => FrozenDictionary<string, RouteEndpoint[]>.Empty);

    /// <summary>True where a route of the site begins with this segment, in any case; also a route of a feature that is off.</summary>
    public bool Contains(string segment) => _segments.Value.ContainsKey(segment);

    /// <summary>As <see cref="Contains"/>, and none of the routes that begin so is of the kind that is asked for.</summary>
    /// <param name="segment">The first segment of a path, in any case.</param>
    /// <param name="isOfKind">Whether a route with this metadata is of the kind.</param>
    public bool ContainsWithout(string segment, Func<EndpointMetadataCollection, bool> isOfKind) =>
        _segments.Value.TryGetValue(segment, out var endpoints) && !endpoints.Any(endpoint => isOfKind(endpoint.Metadata));

    // The sources are read at the first question, when every module has mapped its routes.
    internal void Read(IEndpointRouteBuilder routes) => _segments = new(() => routes.DataSources
        .SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
        .Where(endpoint => FirstSegmentOf(endpoint) is not null)
        .GroupBy(endpoint => FirstSegmentOf(endpoint)!, StringComparer.OrdinalIgnoreCase)
        .ToFrozenDictionary(group => group.Key, group => group.ToArray(), StringComparer.OrdinalIgnoreCase));

    private static string? FirstSegmentOf(RouteEndpoint endpoint) =>
        endpoint.RoutePattern.PathSegments is [{ Parts: [RoutePatternLiteralPart literal] }, ..]
            ? literal.Content.Split('/')[0]
            : null;
}
