using Jaytek.Engine.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Jaytek.Engine.Http.Describing;

/// <summary>Answers <c>GET /api/openapi.json</c>.</summary>
internal static class ApiDocumentEndpoint
{
    public const string Path = "/api/openapi.json";

    public static void MapApiDocument(this IEndpointRouteBuilder routes) =>
        routes.MapGet(Path, (RequestDelegate)AnswerAsync).Open("Doors are public knowledge; content types are told to those who may see or make their items.")
            .WithTags("About the API")
            .Describe("Read this document", door => door
                .Says("OpenAPI 3.1. With a token it holds the content types that its owner may see or make.")
                .Answers(StatusCodes.Status200OK, "The document.", Schema.AnyObject, headers: ("ETag", "Changes with the document."))
                .Caches());

    private static async Task AnswerAsync(HttpContext context)
    {
        var services = context.RequestServices;
        var actor = services.GetRequiredService<ICurrentActor>().Actor;
        var document = await services.GetRequiredService<ApiDocument>().GetAsync(actor, context.RequestAborted);
        var response = context.Response;
        response.Headers.ETag = document.Tag;
        response.Headers.CacheControl = actor.IsAuthenticated ? "private, no-cache" : "public, max-age=0, must-revalidate";
        if (EntityTags.IsAmong(context.Request.Headers.IfNoneMatch, document.Tag))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        response.ContentType = "application/json; charset=utf-8";
        response.ContentLength = document.Utf8.Length;
        await response.BodyWriter.WriteAsync(document.Utf8, context.RequestAborted);
    }
}
