using Jaytek.Engine.Security;
using Jaytek.IntegrationTests.Sites;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;

namespace Jaytek.IntegrationTests.House;

/// <summary>A door of the site: a method and a route, and which of a page's handlers.</summary>
/// <param name="Method">The HTTP method.</param>
/// <param name="Route">The route pattern with a slash in front, and <c>?handler=</c> where the page has several.</param>
/// <param name="Says">What the endpoint states: a permission, or <c>open</c>.</param>
/// <param name="HasHandler">False where a page draws itself for a method that it has no handler of.</param>
internal sealed record Door(string Method, string Route, string Says, bool HasHandler = true)
{
    public bool IsRead => Method == "GET";

    /// <summary>True where programs knock, with a bearer token; pages are asked by cookie and antiforgery token.</summary>
    public bool IsApi => Route.StartsWith("/api/", StringComparison.Ordinal);

    public bool IsTest => Route.Contains("test/", StringComparison.Ordinal);

    public override string ToString() => $"{Method} {Route}";
}

/// <summary>Finds every door of a site.</summary>
internal static class Doors
{
    /// <summary>Every door, without assets, in the order of routes; the tests' own among them.</summary>
    public static async Task<IReadOnlyList<Door>> OfAsync(TestSite site)
    {
        var loader = site.Services.GetRequiredService<PageLoader>();
        var doors = new List<Door>();
        foreach (var endpoint in site.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>())
        {
            if (endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is not null)
                continue;
            var route = "/" + endpoint.RoutePattern.RawText!.TrimStart('/');
            if (endpoint.Metadata.GetMetadata<PageActionDescriptor>() is { } page)
                doors.AddRange(OfPage(await loader.LoadAsync(page, endpoint.Metadata), route, Says(endpoint)));
            else
                doors.AddRange(MethodsOf(endpoint).Select(method => new Door(method, route, Says(endpoint))));
        }
        return [.. doors.Distinct().OrderBy(d => d.Route, StringComparer.Ordinal).ThenBy(d => d.Method, StringComparer.Ordinal)];
    }

    private static IEnumerable<Door> OfPage(CompiledPageActionDescriptor page, string route, string says)
    {
        foreach (var method in new[] { "GET", "POST" })
        {
            var handlers = page.HandlerMethods.Where(handler => handler.HttpMethod.Equals(method, StringComparison.OrdinalIgnoreCase)).ToList();
            if (handlers.Count == 0)
                yield return new Door(method, route, says, HasHandler: false);
            foreach (var handler in handlers)
                yield return new Door(method, handler.Name is { Length: > 0 } name ? $"{route}?handler={name}" : route, says);
        }
    }

    private static IReadOnlyList<string> MethodsOf(RouteEndpoint endpoint) =>
        endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods is { Count: > 0 } methods ? methods : ["GET"];

    private static string Says(RouteEndpoint endpoint) => endpoint.Metadata.GetMetadata<IEndpointAccess>() switch
    {
        null => "**NOTHING**",
        { Permission: { } permission } => $"`{permission}`",
        _ => "open",
    };
}
