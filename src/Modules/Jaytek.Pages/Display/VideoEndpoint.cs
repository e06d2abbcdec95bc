using Jaytek.Contents.Contracts;
using Jaytek.Engine.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Jaytek.Pages.Display;

/// <summary><c>GET /video/{id}</c>: YouTube's player, framed where a visitor opens a video.</summary>
internal static class VideoEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/video/{id}", HandleAsync).Open("A frame around YouTube's player; it shows nothing of the site.");

    private static Task HandleAsync(string id, HttpContext context) => YoutubeFrame.WriteAsync(context, id, "public, max-age=86400");
}
