using Microsoft.AspNetCore.Http;

namespace Jaytek.Contents.Admin.Editors.Controls;

/// <summary>
/// <c>GET /admin/editor/video/{id}</c>: a page with nothing but YouTube's player in it, framed by the editor. The permission to frame
/// YouTube ends with this page, and who does not open it sends YouTube nothing.
/// </summary>
internal static class ShowVideo
{
    private const string Policy = "default-src 'none'; frame-src https://www.youtube-nocookie.com; frame-ancestors 'self'";

    public static async Task Run(HttpContext context)
    {
        var id = (string)context.Request.RouteValues["id"]!;
        if (id.Length != 11 || !id.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_'))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        context.Response.Headers.ContentSecurityPolicy = Policy;
        context.Response.Headers.CacheControl = "no-store";
        context.Response.ContentType = "text/html; charset=utf-8";
        await context.Response.WriteAsync(
            $"""
            <!doctype html>
            <html lang="en">
            <head><meta charset="utf-8"><meta name="robots" content="noindex"><title>Video</title></head>
            <body marginwidth="0" marginheight="0" topmargin="0" leftmargin="0">
            <iframe src="https://www.youtube-nocookie.com/embed/{id}" title="Video" width="100%" height="315" frameborder="0" allow="fullscreen" allowfullscreen></iframe>
            </body>
            </html>

            """,
            context.RequestAborted);
    }
}
