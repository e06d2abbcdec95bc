using System.Globalization;
using Jaytek.Media.Art;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Jaytek.Media.Images;

/// <summary><c>GET /media/art/{id}.svg</c>: a generated cover. It holds neither script nor style, and its policy would stop both.</summary>
internal static class ServeCover
{
    public static IResult Handle(string id, HttpContext context, CoverCache covers)
    {
        if (CoverAddress.Read(id, context.Request.Query) is not { } source)
            return Results.NotFound();
        var cover = covers.Get(source);
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        var current = CoverArt.AlgorithmVersion.ToString(CultureInfo.InvariantCulture);
        headers.CacheControl = context.Request.Query["v"] == current ? "public, max-age=31536000, immutable" : "public, max-age=3600";
        return Results.Bytes(cover.Svg, "image/svg+xml", entityTag: new EntityTagHeaderValue($"\"{cover.Version}\""));
    }
}
