using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Jaytek.Engine.Security;
using Jaytek.IntegrationTests.Sites;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;

namespace Jaytek.IntegrationTests.House;

/// <summary>A door of the site: a method and a route.</summary>
/// <param name="Method">The HTTP method.</param>
/// <param name="Route">The route pattern with a slash in front.</param>
/// <param name="Says">What the endpoint states: a permission, or <c>open</c>.</param>
internal sealed record Door(string Method, string Route, string Says);

/// <summary>Walks every door as every person and writes down who passes; a table that people can read.</summary>
internal static partial class RouteTable
{
    /// <summary>Every door of the product, without assets and the tests' own.</summary>
    public static IReadOnlyList<Door> Doors(TestSite site) =>
        [.. site.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<StaticAssetDescriptor>() is null && !e.RoutePattern.RawText!.Contains("test/", StringComparison.Ordinal))
            .SelectMany(e => MethodsOf(e).Select(m => new Door(m, "/" + e.RoutePattern.RawText!.TrimStart('/'), SaysOf(e))))
            .Distinct().OrderBy(d => d.Route, StringComparer.Ordinal).ThenBy(d => d.Method, StringComparer.Ordinal)];

    /// <summary>The table as Markdown.</summary>
    /// <param name="site">The site.</param>
    /// <param name="people">Signed-in clients by column.</param>
    /// <param name="sample">Makes the content item that stands for every id in a route; a new one for each knock that may change it.</param>
    public static async Task<string> WriteAsync(TestSite site, IReadOnlyDictionary<string, HttpClient> people, Func<Task<string>> sample)
    {
        var table = new StringBuilder("# Who passes which door\n\n")
            .Append("Written by `RouteTableTests`; a change of rights shows here and is reviewed. `+` passes the door (what lies behind may still refuse the input), ")
            .Append("`in` must sign in, `no` is refused, `404` may not know that it exists. Every id is a draft profile of the column *owner*.\n\n")
            .Append("| method | route | states | ").AppendJoin(" | ", people.Keys).Append(" |\n|---|---|---|").Append(string.Concat(Enumerable.Repeat("---|", people.Count))).Append('\n');
        var read = await sample();
        foreach (var door in Doors(site))
        {
            table.Append("| ").Append(door.Method).Append(" | `").Append(door.Route).Append("` | ").Append(door.Says).Append(' ');
            foreach (var client in people.Values)
                table.Append("| ").Append(await KnockAsync(client, door, door.Method == "GET" ? read : await sample())).Append(' ');
            table.Append("|\n");
        }
        return table.ToString();
    }

    private static async Task<string> KnockAsync(HttpClient client, Door door, string sampleId)
    {
        var path = Parameter().Replace(door.Route, m => m.Value.Contains("status", StringComparison.Ordinal) ? "404" : m.Value.StartsWith("{**", StringComparison.Ordinal) ? "nothing/here" : sampleId);
        using var request = new HttpRequestMessage(new HttpMethod(door.Method), path);
        if (door.Method is "POST" or "PUT" or "PATCH")
            request.Content = new StringContent("{\"not\":\"wanted\"", Encoding.UTF8, "application/json");
        using var response = await client.SendAsync(request);
        return response.StatusCode switch
        {
            HttpStatusCode.Unauthorized => "in",
            HttpStatusCode.Forbidden => "no",
            HttpStatusCode.Found when IsTo(response, "/login") => "in",
            HttpStatusCode.Found when IsTo(response, "/access-denied") => "no",
            HttpStatusCode.NotFound when !door.Route.StartsWith("/error", StringComparison.Ordinal) => "404",
            HttpStatusCode.InternalServerError => throw new InvalidOperationException($"{door.Method} {path} answered 500."),
            _ => "+",
        };
    }

    private static bool IsTo(HttpResponseMessage response, string path) =>
        response.Headers.Location?.OriginalString.Contains(path, StringComparison.Ordinal) == true;

    private static IReadOnlyList<string> MethodsOf(RouteEndpoint endpoint) =>
        endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods is { Count: > 0 } methods ? methods
        : endpoint.Metadata.GetMetadata<Microsoft.AspNetCore.Mvc.RazorPages.PageActionDescriptor>() is not null ? ["GET", "POST"] : ["GET"];

    private static string SaysOf(RouteEndpoint endpoint) => endpoint.Metadata.GetMetadata<IEndpointAccess>() switch
    {
        null => "**NOTHING**",
        { Permission: { } permission } => $"`{permission}`",
        _ => "open",
    };

    [GeneratedRegex(@"\{[^{}]*\}")]
    private static partial Regex Parameter();
}
