using Jaytek.Engine.Security;
using Jaytek.Search.Contracts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Jaytek.Search.Results;

/// <summary><c>GET /search/suggest?q=…</c>: a few titles for the field of the search page while one types.</summary>
internal static class SuggestEndpoint
{
    private const int Shown = 6;

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/search/suggest", async (string? q, HttpContext context, ISiteSearch search) =>
        {
            var hits = await search.SuggestAsync(q, Shown, context.RequestAborted);
            context.Response.Headers.CacheControl = "public, max-age=60";
            return TypedResults.Json(hits.Select(hit => new Suggestion(string.Concat(hit.Title.Select(piece => piece.Text)), hit.Kind, context.Request.PathBase + hit.Url)));
        }).Open("It names what everybody may view.");

    private sealed record Suggestion(string Title, string Kind, string Url);
}
