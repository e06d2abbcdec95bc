using Jaytek.Engine.Contracts;
using Jaytek.Kernel;
using Jaytek.Media.Contracts;
using Jaytek.Media.Files;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Jaytek.Media.Pictures;

/// <summary>
/// <c>GET /media/sized/{source}/{size}</c>: a size of a picture, for good, since its address names the bytes that it was made from. Where it
/// cannot be made, the original is shown instead.
/// </summary>
internal sealed class ServePicture(PictureMaker maker, PictureSizes sizes, IBlobStore blobs)
{
    private const string Policy = "default-src 'none'; img-src 'self'";

    public async Task<IResult> HandleAsync(string source, string size, HttpContext context, FindPictureSource find)
    {
        if (!PictureSource.IsKey(source) || PictureSpec.Parse(size) is not var (spec, signature) || !sizes.IsOffered(source, spec, signature))
            return Results.NotFound();
        var cancellationToken = context.RequestAborted;
        var made = await maker.GetAsync(source, spec, cancellationToken);
        if (made.Error is { } error)
            return error.Kind == ErrorKind.NotFound ? Results.NotFound() : await OriginalAsync(source, context, find);
        if (await blobs.OpenAsync(made.Value, cancellationToken) is not { } content)
            return await OriginalAsync(source, context, find);
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers.CacheControl = "public, max-age=31536000, immutable";
        return Results.Stream(content, spec.Format.ContentType, entityTag: new EntityTagHeaderValue($"\"{made.Value}\""), enableRangeProcessing: true);
    }

    private static async Task<IResult> OriginalAsync(string source, HttpContext context, FindPictureSource find)
    {
        if (await find.RunAsync(source, context.RequestAborted) is not { } original)
            return Results.NotFound();
        context.Response.Headers.CacheControl = "no-store";
        return Results.Redirect(MediaUrl.Versioned(original.Path, original.Sha256));
    }
}
