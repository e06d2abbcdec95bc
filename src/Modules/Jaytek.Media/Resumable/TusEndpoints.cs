using System.Globalization;
using Jaytek.Engine.Http.Describing;
using Jaytek.Engine.Security;
using Jaytek.Kernel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;

namespace Jaytek.Media.Resumable;

/// <summary><c>/api/media/tus</c>: uploads that go on where they broke off, by the tus resumable upload protocol 1.0. HEAD comes in by the door of GET.</summary>
internal static class TusEndpoints
{
    private const string Root = "/api/media/tus";
    private const string OctetStream = "application/offset+octet-stream";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapMethods(Root, [HttpMethods.Options], Offer)
            .Open("Says what the protocol offers here, the same to everybody.").Describe("What resumable uploads offer", TusDoors.Offer);
        var tus = routes.MapGroup(Root).Require(MediaPermissions.Manage).AddEndpointFilter(SpeakTus)
            .WithTags("Media").WithMetadata(new DisableRequestSizeLimitAttribute());
        // A large file is many pieces. What a user may have under way is bounded in number and bytes.
        var pieces = tus.MapGroup("").WithMetadata(new CountedAsAttribute(RequestClass.Uploads));
        tus.MapPost("", BeginAsync).Describe("Begin an upload", TusDoors.Begin);
        pieces.MapGet("/{id}", TellAsync).Describe("How far an upload is", TusDoors.Tell);
        pieces.MapPatch("/{id}", GoOnAsync).Describe("Go on with an upload", TusDoors.GoOn);
        tus.MapDelete("/{id}", EndAsync).Describe("Give an upload up", TusDoors.End);
        // For networks that let nothing else through ("X-HTTP-Method-Override").
        pieces.MapPost("/{id}", OverrideAsync).Describe("Go on where only POST passes", TusDoors.Override);
    }

    private static IResult Offer(HttpContext context, IOptions<MediaOptions> options)
    {
        var headers = context.Response.Headers;
        headers["Tus-Resumable"] = headers["Tus-Version"] = TusAnswers.Version;
        headers["Tus-Extension"] = TusAnswers.Extensions;
        headers["Tus-Checksum-Algorithm"] = Checksum.Algorithms;
        headers["Tus-Max-Size"] = options.Value.MaxFileBytes.ToString(CultureInfo.InvariantCulture);
        return Results.NoContent();
    }

    private static async ValueTask<object?> SpeakTus(EndpointFilterInvocationContext invocation, EndpointFilterDelegate next)
    {
        var context = invocation.HttpContext;
        context.Response.Headers["Tus-Resumable"] = TusAnswers.Version;
        if (context.Request.Headers["Tus-Resumable"] == TusAnswers.Version)
            return await next(invocation);
        context.Response.Headers["Tus-Version"] = TusAnswers.Version;
        return TusAnswers.Problem(StatusCodes.Status412PreconditionFailed, "media.upload.version", $"Say Tus-Resumable: {TusAnswers.Version}.");
    }

    private static async Task<IResult> BeginAsync(HttpContext context, BeginUpload begin, AppendBytes append, CancellationToken cancellationToken)
    {
        if (context.Request.Headers["Upload-Defer-Length"].Count > 0)
            return TusAnswers.Refuse(MediaErrors.UploadHeader("Upload-Defer-Length", "The length has to be known from the beginning."));
        if (Number(context, "Upload-Length") is not { } length)
            return TusAnswers.Refuse(MediaErrors.UploadHeader("Upload-Length", "It is a whole number of bytes."));
        var begun = await begin.RunAsync(new BeginUpload.Input(length, context.Request.Headers["Upload-Metadata"].ToString()), cancellationToken);
        if (begun.Error is { } refusal)
            return TusAnswers.Refuse(refusal);
        var upload = begun.Value;
        context.Response.Headers.Location = $"{context.Request.PathBase}{Root}/{upload.Id}";
        if (context.Request.ContentType == OctetStream)
        {
            var appended = await AppendAsync(context, upload.Id, 0, append, cancellationToken);
            if (appended.Error is { } refused)
                return TusAnswers.Refuse(refused);
            upload = appended.Value;
        }
        TusAnswers.Describe(context.Response, upload);
        return Results.StatusCode(StatusCodes.Status201Created);
    }

    private static async Task<IResult> TellAsync(string id, HttpContext context, UploadProgress progress, CancellationToken cancellationToken)
    {
        context.Response.Headers.CacheControl = "no-store";
        if (await progress.FindAsync(id, cancellationToken) is not { } upload)
            return TusAnswers.Refuse(MediaErrors.UploadNotFound());
        if (progress.IsExpired(upload))
            return TusAnswers.Refuse(MediaErrors.UploadExpired());
        TusAnswers.Describe(context.Response, upload);
        context.Response.Headers["Upload-Length"] = upload.Length.ToString(CultureInfo.InvariantCulture);
        if (upload.Metadata.Length > 0)
            context.Response.Headers["Upload-Metadata"] = upload.Metadata;
        return Results.StatusCode(StatusCodes.Status200OK);
    }

    private static async Task<IResult> GoOnAsync(string id, HttpContext context, AppendBytes append, CancellationToken cancellationToken)
    {
        if (context.Request.ContentType != OctetStream)
            return TusAnswers.Problem(StatusCodes.Status415UnsupportedMediaType, "engine.unsupported_media_type", $"The body's type is {OctetStream}.");
        if (Number(context, "Upload-Offset") is not { } offset)
            return TusAnswers.Refuse(MediaErrors.UploadHeader("Upload-Offset", "It is a whole number of bytes."));
        var appended = await AppendAsync(context, id, offset, append, cancellationToken);
        if (appended.Error is { } refusal)
            return TusAnswers.Refuse(refusal);
        TusAnswers.Describe(context.Response, appended.Value);
        return Results.NoContent();
    }

    private static async Task<IResult> EndAsync(string id, UploadProgress progress, EndUpload end, CancellationToken cancellationToken) =>
        (await end.RunAsync(id, progress, cancellationToken)).Error is { } refusal ? TusAnswers.Refuse(refusal) : Results.NoContent();

    private static Task<IResult> OverrideAsync(
        string id, HttpContext context, UploadProgress progress, AppendBytes append, EndUpload end, CancellationToken cancellationToken) =>
        context.Request.Headers["X-HTTP-Method-Override"].ToString() switch
        {
            "PATCH" => GoOnAsync(id, context, append, cancellationToken),
            "DELETE" => EndAsync(id, progress, end, cancellationToken),
            "HEAD" => TellAsync(id, context, progress, cancellationToken),
            _ => Task.FromResult(TusAnswers.Problem(StatusCodes.Status405MethodNotAllowed, "engine.method_not_allowed", "An upload takes PATCH, HEAD and DELETE.")),
        };

    private static async Task<Result<ResumableUpload>> AppendAsync(HttpContext context, string id, long offset, AppendBytes append, CancellationToken cancellationToken)
    {
        Checksum? sum = null;
        if (context.Request.Headers["Upload-Checksum"] is { Count: > 0 } header)
        {
            var parsed = Checksum.Parse(header.ToString());
            if (parsed.Error is { } wrong)
                return wrong;
            sum = parsed.Value;
        }
        using (sum)
            return await append.RunAsync(new AppendBytes.Input(id, offset, context.Request.Body, context.Request.ContentLength, sum), cancellationToken);
    }

    private static long? Number(HttpContext context, string header) =>
        long.TryParse(context.Request.Headers[header].ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
