using AngleSharp.Html.Parser;
using Jaytek.BrowserTests.Browsing;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Jaytek.BrowserTests.Walks;

/// <summary>A page to look at.</summary>
/// <param name="Name">A file name without an ending, made of the route.</param>
/// <param name="Route">The route pattern that answers it.</param>
/// <param name="Address">Path and query.</param>
internal sealed record WalkedPage(string Name, string Route, string Address);

/// <summary>
/// Follows the links of a site as one person and keeps one page of each route; of routes that show items of any type, one of each of
/// <see cref="Types"/>. A new page is found by the link that leads to it.
/// </summary>
internal sealed class SiteWalk(IServiceProvider services, PageRecorder recorder, Visitor visitor)
{
    private const int MostRequests = 20_000;
    private const int MostQueries = 4;
    private static readonly string[] Types = ["Mix", "Event", "Course", "Page"];
    private static readonly string[] NotFollowed = ["/media/", "/_content/", "/api/", "/logout", "/health/"];

    private readonly HtmlParser _parser = new();
    private readonly Dictionary<string, WalkedPage> _found = new(StringComparer.Ordinal);
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _times = new(StringComparer.Ordinal);
    private readonly Queue<(string Address, string From)> _ahead = new();

    /// <summary>The pages within reach of <paramref name="seeds"/>, by name.</summary>
    /// <param name="seeds">Where the walk begins.</param>
    /// <param name="isWanted">Which paths belong to this walk.</param>
    public async Task<IReadOnlyList<WalkedPage>> FindAsync(IEnumerable<string> seeds, Func<string, bool> isWanted)
    {
        foreach (var seed in seeds)
            Add(seed, "");
        while (_ahead.TryDequeue(out var next))
        {
            Assert.True(_seen.Count < MostRequests, "The walk does not end: pages link to ever new addresses.");
            foreach (var link in await LookAsync(next.Address, next.From))
            {
                if (isWanted(PathOf(link)))
                    Add(link, PathOf(next.Address));
            }
        }
        return [.. _found.Values.OrderBy(page => page.Name, StringComparer.Ordinal)];
    }

    /// <summary>The routes of the site's pages.</summary>
    public IReadOnlyList<string> Routes =>
    [
        .. services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<PageActionDescriptor>() is not null || endpoint.Metadata.GetMetadata<ControllerActionDescriptor>() is not null)
            .Where(endpoint => endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains("GET") != false)
            .Select(endpoint => "/" + endpoint.RoutePattern.RawText!.TrimStart('/')).Distinct().Order(StringComparer.Ordinal),
    ];

    private void Add(string address, string from)
    {
        if (NotFollowed.Any(start => address.StartsWith(start, StringComparison.Ordinal)) || !_seen.Add(address))
            return;
        // Filters and page numbers make ever new addresses of the same page; folders lead on.
        var times = _times[PathOf(address)] = _times.GetValueOrDefault(PathOf(address)) + 1;
        if (times <= MostQueries)
            _ahead.Enqueue((address, from));
    }

    private async Task<IReadOnlyList<string>> LookAsync(string address, string from)
    {
        if (await ReadAsync(address) is not { } html || recorder.RouteOf(PathOf(address)) is not { } route)
            return [];
        Keep(route, address, from);
        using var document = await _parser.ParseDocumentAsync(html);
        return [.. document.QuerySelectorAll("a[href]").Select(a => a.GetAttribute("href")!).Where(href => href.StartsWith('/') && !href.StartsWith("//", StringComparison.Ordinal))
            .Select(href => href.Split('#')[0])];
    }

    private async Task<string?> ReadAsync(string address)
    {
        var answer = await visitor.Page.Context.APIRequest.GetAsync(address, new() { MaxRedirects = 0, FailOnStatusCode = false });
        return answer.Status == 200 && answer.Headers.GetValueOrDefault("content-type", "").StartsWith("text/html", StringComparison.Ordinal)
            ? await answer.TextAsync()
            : null;
    }

    private void Keep(string route, string address, string from)
    {
        var type = route.StartsWith("/admin/content/", StringComparison.Ordinal)
            ? Types.FirstOrDefault(one => (route.Contains("{type}", StringComparison.Ordinal) ? PathOf(address) : from).Split('/').Contains(one))
            : null;
        if (type is null && route.StartsWith("/admin/content/{type}", StringComparison.Ordinal))
            return;
        var name = NameOf(route) + (type is null ? "" : "-" + type.ToLowerInvariant());
        _found.TryAdd(name, new WalkedPage(name, route, address));
    }

    private static string NameOf(string route)
    {
        var words = route.Split(['/', '{', '}', ':', '*', '?', '(', ')', ',', '.'], StringSplitOptions.RemoveEmptyEntries);
        return words.Length == 0 ? "home" : string.Join('-', words).ToLowerInvariant();
    }

    private static string PathOf(string address) => address.Split('?')[0];
}
