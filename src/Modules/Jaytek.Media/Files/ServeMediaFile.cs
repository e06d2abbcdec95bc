using Jaytek.Engine.Contracts;
using Jaytek.Media.Contracts;
using Jaytek.Media.Types;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Net.Http.Headers;

namespace Jaytek.Media.Files;

/// <summary>
/// <c>GET /media/{path}</c>: the bytes, by range, under the type that they themselves told. Nothing that could run is shown in
/// place: it is offered for download, and every file comes with a policy that gives it no rights on this site.
/// </summary>
internal sealed class ServeMediaFile(FindMediaFile files, IBlobStore blobs, ILogger<ServeMediaFile> logger)
{
    /// <summary>For what a browser shows: it may draw and play this file and nothing else.</summary>
    private const string InlinePolicy = "default-src 'none'; img-src 'self'; media-src 'self'";

    /// <summary>For what could run if it were opened.</summary>
    private const string RiskyPolicy = "default-src 'none'; sandbox";

    private const string UnknownType = "application/octet-stream";

    public async Task<IResult> HandleAsync(string path, HttpContext context)
    {
        var cancellationToken = context.RequestAborted;
        if (path.Length > MediaPath.MaxLength || path.Contains('\0', StringComparison.Ordinal) || await files.RunAsync(path, cancellationToken) is not { } file)
            return Results.NotFound();
        if (await blobs.OpenAsync(file.Sha256, cancellationToken) is not { } content)
        {
            logger.LogError("The file {Path} has no stored bytes {Sha256}", file.Path, file.Sha256);
            return Results.NotFound();
        }
        var type = FileTypes.ByContentType(file.ContentType);
        SetHeaders(context, file, type);
        // The entity tag is the hash, so a client that holds these bytes is told so under any path.
        return Results.Stream(content, type?.ContentType ?? UnknownType, fileDownloadName: null, file.ModifiedAt,
            new EntityTagHeaderValue($"\"{file.Sha256}\""), enableRangeProcessing: true);
    }

    private static void SetHeaders(HttpContext context, ServedFile file, FileType? type)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = type is { IsInline: true } ? InlinePolicy : RiskyPolicy;
        var isVersioned = context.Request.Query["v"] is [{ Length: MediaUrl.VersionLength } version] && file.Sha256.StartsWith(version, StringComparison.Ordinal);
        headers.CacheControl = isVersioned ? "public, max-age=31536000, immutable" : "public, max-age=0, must-revalidate";
        var disposition = new ContentDispositionHeaderValue(type is { IsInline: true } && !context.Request.Query.ContainsKey("download") ? "inline" : "attachment");
        disposition.SetHttpFileName(file.Path[(file.Path.LastIndexOf('/') + 1)..]);
        headers.ContentDisposition = disposition.ToString();
    }
}
