using Jaytek.Engine.Security;
using Jaytek.Media.Images;
using Jaytek.Media.Pictures;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Jaytek.Media.Files;

/// <summary>The library's public addresses. As assets they are exempt from the limits on pages: one page shows dozens, a player asks in ranges.</summary>
internal static class MediaEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var media = routes.MapGroup("/media").DisableRateLimiting().AddEndpointFilter(WithoutErrorPages);
        media.MapGet("/art/{id}.svg", ServeCover.Handle)
            .Open("Covers are drawn from their address alone.");
        media.MapGet("/sized/{source}/{size}", (string source, string size, HttpContext context, ServePicture pictures, FindPictureSource find) =>
                pictures.HandleAsync(source, size, context, find))
            .Open("Sizes of public pictures, whose addresses are listed or signed.");
        media.MapGet("/{**path}", (string? path, HttpContext context, ServeMediaFile files) => files.HandleAsync(path ?? "", context))
            .Open("The library is public: whoever knows an address may read it, files of drafts and locked lessons too.");
    }

    /// <summary>Whoever asks for a picture has no use for a page about its absence.</summary>
    private static ValueTask<object?> WithoutErrorPages(EndpointFilterInvocationContext invocation, EndpointFilterDelegate next)
    {
        if (invocation.HttpContext.Features.Get<IStatusCodePagesFeature>() is { } pages)
            pages.Enabled = false;
        return next(invocation);
    }
}
