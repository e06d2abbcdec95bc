using Jaytek.Engine.Http;
using Jaytek.Kernel;
using Jaytek.Media.Admin;
using Jaytek.Media.Files;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;

namespace Jaytek.Media.Api;

/// <summary>
/// <c>POST /api/media</c>: takes files as they arrive, never whole in memory. The fields <c>folder</c> and <c>replace</c> come before them. Each
/// file stands for itself: what was refused is named, the rest is stored.
/// </summary>
internal static class ReceiveFiles
{
    private const long RoomForFields = 1024 * 1024;

    /// <summary>As many as one answer may list.</summary>
    private const int MostFiles = 200;

    public static async Task<IResult> RunAsync(
        HttpContext context, StoreMediaFile store, ListMediaFiles files, IOptions<MediaOptions> options, CancellationToken cancellationToken)
    {
        var most = options.Value.MaxFileBytes + RoomForFields;
        if (context.Request.ContentLength > most)
            return MediaErrors.TooLarge(options.Value.MaxFileBytes).ToHttp();
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
            size.MaxRequestBodySize = most;
        // The engine has asked for the antiforgery token already where a cookie signs in.
        var form = new UploadForm(antiforgery: null);
        var results = new List<UploadResult>();
        await form.ReadAsync(context, async (name, content) =>
        {
            if (results.Count == MostFiles)
                throw new BadHttpRequestException($"One request brings up to {MostFiles} files.");
            results.Add(await StoreAsync(form, name, content, store, files, cancellationToken));
        }, cancellationToken);
        return Answer(results);
    }

    private static async Task<UploadResult> StoreAsync(
        UploadForm form, string name, Stream content, StoreMediaFile store, ListMediaFiles files, CancellationToken cancellationToken)
    {
        var folder = MediaPath.FolderOf(form["folder"]);
        var path = (folder.Length > 0 ? folder + "/" : "") + MediaPath.Tidy(name);
        var stored = await store.RunAsync(new MediaUpload(path, content, form["replace"] == "true"), cancellationToken);
        if (stored.Error is { } refusal)
            return UploadResult.Refused(name, refusal);
        return await files.FindAsync(path, cancellationToken) is { } file
            ? new UploadResult(name, stored.Value == StoreOutcome.Created ? StatusCodes.Status201Created : StatusCodes.Status200OK, null, null, MediaAnswer.Of(file))
            // Somebody deleted it meanwhile.
            : UploadResult.Refused(name, MediaErrors.NotFound(path));
    }

    private static IResult Answer(List<UploadResult> results)
    {
        if (results.Count == 0)
            return MediaErrors.NoFiles().ToHttp();
        if (results.Find(one => one.Code is not null) is not { } refused)
            return Results.Json(new { results = results.Select(Tell) }, statusCode: StatusCodes.Status201Created);
        return Results.Problem(
            $"{refused.Name}: {refused.Detail}", statusCode: refused.Status, title: refused.Reason,
            extensions: new Dictionary<string, object?> { ["code"] = refused.Code, ["results"] = results.Select(Tell) });
    }

    private static object Tell(UploadResult one) => new { name = one.Name, status = one.Status, code = one.Code, detail = one.Detail, file = one.File };
}
