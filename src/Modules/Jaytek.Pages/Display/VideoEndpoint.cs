using Jaytek.Engine.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Jaytek.Pages.Display;

/// <summary>
/// <c>GET /video/{id}</c>: a page with nothing but YouTube's player in it, framed where a visitor opens a video. The permission to frame
/// YouTube ends with this page, so the policy of the site's own pages stays as it is, and who opens no video sends YouTube nothing.
/// </summary>
internal static class VideoEndpoint
{
    private const string Policy = "default-src 'none'; style-src 'self'; frame-src https://www.youtube-nocookie.com; frame-ancestors 'self'";

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/video/{id}", HandleAsync).Open("A frame around YouTube's player; it shows nothing of the site.");

    private static IResult HandleAsync(string id, HttpContext context)
    {
        if (id.Length != 11 || !id.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_'))
            return Results.NotFound();
        var root = context.Request.PathBase.ToUriComponent();
        context.Response.Headers.ContentSecurityPolicy = Policy;
        context.Response.Headers.CacheControl = "public, max-age=86400";
        return Results.Content(
            $"""
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="robots" content="noindex"><title>Video</title>
            <link rel="stylesheet" href="{root}/_content/Jaytek.Pages/video.css">
            </head>
            <body>
            <iframe src="https://www.youtube-nocookie.com/embed/{id}" title="Video" allow="fullscreen; encrypted-media; picture-in-picture"></iframe>
            </body>
            </html>

            """,
            "text/html; charset=utf-8");
    }
}
