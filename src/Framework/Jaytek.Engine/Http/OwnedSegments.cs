using System.Collections.Frozen;
using Microsoft.AspNetCore.Routing;

namespace Jaytek.Engine.Http;

/// <summary>The first segments of the site's own routes (<c>admin</c>, <c>api</c>, <c>djs</c>), which nobody may take for an address of content.</summary>
public sealed class OwnedSegments
{
    private Lazy<FrozenSet<string>> _segments = new(() => FrozenSet<string>.Empty);

    /// <summary>True where a route of the site begins with this segment, in any case; also a route of a feature that is off.</summary>
    public bool Contains(string segment) => _segments.Value.Contains(segment);

    // The sources are read at the first question, when every module has mapped its routes.
    internal void Read(IEndpointRouteBuilder routes) => _segments = new(() => routes.DataSources
        .SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
        .Select(endpoint => FirstSegmentOf(endpoint)).OfType<string>()
        .ToFrozenSet(StringComparer.OrdinalIgnoreCase));

    private static string? FirstSegmentOf(RouteEndpoint endpoint) =>
        endpoint.RoutePattern.PathSegments is [{ Parts: [Microsoft.AspNetCore.Routing.Patterns.RoutePatternLiteralPart literal] }, ..]
            ? literal.Content.Split('/')[0]
            : null;
}
