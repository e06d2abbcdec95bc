using Microsoft.AspNetCore.Http;

namespace Jaytek.Contents.Contracts;

/// <summary>
/// A page with nothing but YouTube's player in it, to be framed by pages of the site. The permission to frame YouTube ends with this page,
/// so the policy of the pages around it stays as it is, and who opens no video sends YouTube nothing.
/// </summary>
public static class YoutubeFrame
{
    private const string Policy = "default-src 'none'; style-src 'self'; frame-src https://www.youtube-nocookie.com; frame-ancestors 'self'";

    /// <summary>Answers with the page; 404 where no video can have this id.</summary>
    public static Task WriteAsync(HttpContext context, string? id, string cacheControl)
    {
        var response = context.Response;
        if (!YoutubeAddress.IsId(id))
        {
            response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        }
        (response.Headers.ContentSecurityPolicy, response.Headers.CacheControl, response.ContentType) = (Policy, cacheControl, "text/html; charset=utf-8");
        return response.WriteAsync(
            $"""
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="robots" content="noindex"><title>Video</title>
            <link rel="stylesheet" href="{context.Request.PathBase.ToUriComponent()}/_content/Jaytek.Contents/video.css">
            </head>
            <body>
            <iframe src="https://www.youtube-nocookie.com/embed/{id}" title="Video" allow="fullscreen; encrypted-media; picture-in-picture"></iframe>
            </body>
            </html>

            """,
            context.RequestAborted);
    }
}
