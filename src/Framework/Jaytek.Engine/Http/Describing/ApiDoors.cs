using Jaytek.Engine.Features;
using Jaytek.Engine.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;

namespace Jaytek.Engine.Http.Describing;

/// <summary>A described door: a method at an address.</summary>
/// <param name="Method">The HTTP method.</param>
/// <param name="Path">The address.</param>
/// <param name="Heading">The heading that it stands under.</param>
/// <param name="Description">What it does.</param>
/// <param name="Access">What it says about who may pass.</param>
/// <param name="TakesToken">False where a bearer token that comes along is not asked for.</param>
internal sealed record ApiDoor(string Method, PathTemplate Path, string Heading, OperationDescription Description, IEndpointAccess? Access, bool TakesToken);

/// <summary>The described doors of the features that are on.</summary>
internal sealed class ApiDoors(EndpointDataSource endpoints, FeatureState features)
{
    /// <summary>The doors by address; of two with one method and address the first counts.</summary>
    public IReadOnlyList<ApiDoor> On() =>
    [
        .. endpoints.Endpoints.OfType<RouteEndpoint>().Where(endpoint => FeatureOf(endpoint) is not { } feature || features.IsOn(feature))
            .SelectMany(Of).DistinctBy(door => (door.Method, door.Path.Shape)).OrderBy(door => door.Path.Text, StringComparer.Ordinal),
    ];

    /// <summary>Names the features whose doors are described now.</summary>
    public string State() =>
        string.Join(',', endpoints.Endpoints.Select(FeatureOf).OfType<string>().Distinct(StringComparer.Ordinal).Where(features.IsOn).Order(StringComparer.Ordinal));

    private static IEnumerable<ApiDoor> Of(RouteEndpoint endpoint)
    {
        if (endpoint.Metadata.GetMetadata<OperationDescription>() is not { } description)
            yield break;
        var heading = endpoint.Metadata.GetMetadata<ITagsMetadata>()?.Tags is [var tag, ..] ? tag : "Other";
        foreach (var method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"])
        {
            yield return new ApiDoor(
                method, PathTemplate.Of(endpoint.RoutePattern), heading, description, endpoint.Metadata.GetMetadata<IEndpointAccess>(),
                endpoint.Metadata.GetMetadata<TakesNoTokenAttribute>() is null);
        }
    }

    private static string? FeatureOf(Endpoint endpoint) => endpoint.Metadata.GetMetadata<FeatureMetadata>()?.Id;
}
