using Jaytek.Engine.Security;
using Jaytek.Media.Images;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Jaytek.Media.Files;

/// <summary>The library's public addresses. As assets they are exempt from the limits on pages: one page shows dozens, a player asks in ranges.</summary>
internal static class MediaEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/media/art/{id}.svg", ServeCover.Handle)
            .Open("Covers are drawn from their address alone.")
            .DisableRateLimiting();
        routes.MapGet("/media/{**path}", (string path, HttpContext context, ServeMediaFile files) => files.HandleAsync(path, context))
            .Open("The library is public; drafts and paid files will come by signed addresses.")
            .DisableRateLimiting();
    }
}
