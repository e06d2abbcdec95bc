using Jaytek.Engine.Http;
using Jaytek.Kernel;
using Jaytek.Media.Admin;
using Jaytek.Media.Files;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
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
        var most = Math.Max(options.Value.MaxRequestBytes, options.Value.MaxFileBytes) + RoomForFields;
        var results = new List<UploadResult>();
        if (context.Request.ContentLength > most)
            return Refuse(MediaErrors.RequestTooLarge(most), results);
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
            size.MaxRequestBodySize = most;
        // The engine has asked for the antiforgery token already where a cookie signs in.
        var form = new UploadForm(antiforgery: null);
        try
        {
            await form.ReadAsync(context, async (name, content) =>
            {
                if (results.Count == MostFiles)
                    throw new TooManyFilesException();
                results.Add(await StoreAsync(form, name, content, store, files, cancellationToken));
            }, cancellationToken);
        }
        catch (TooManyFilesException)
        {
            return Refuse(MediaErrors.TooManyFiles(MostFiles), results);
        }
        catch (BadHttpRequestException e) when (e.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            // A sender that does not say how long its body is: what was stored until the limit is stored, and the sender is told.
            return Refuse(MediaErrors.RequestTooLarge(most), results);
        }
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
            ? new UploadResult(name, stored.Value == StoreOutcome.Created ? StatusCodes.Status201Created : StatusCodes.Status200OK, null, null, FileAnswers.Of(file))
            // Somebody deleted it meanwhile.
            : UploadResult.Refused(name, MediaErrors.NotFound(path));
    }

    private static IResult Answer(List<UploadResult> results)
    {
        if (results.Count == 0)
            return MediaErrors.NoFiles().ToHttp();
        if (results.Find(one => one.Code is not null) is not { Code: { } code } refused)
            return Results.Json(new { results = results.Select(Tell) }, statusCode: StatusCodes.Status201Created);
        return Problem($"{refused.Name}: {refused.Detail}", refused.Status, refused.Reason, code, results);
    }

    /// <summary>The refusal of the request, with what became of the files that came before it.</summary>
    private static IResult Refuse(Error error, List<UploadResult> results)
    {
        var status = Problems.StatusOf(error.Kind);
        return Problem(error.Message, status, ReasonPhrases.GetReasonPhrase(status), error.Code, results);
    }

    private static IResult Problem(string detail, int status, string title, string code, List<UploadResult> results) => Results.Problem(
        detail, statusCode: status, title: title, extensions: new Dictionary<string, object?> { ["code"] = code, ["results"] = results.Select(Tell) });

    private static object Tell(UploadResult one) => new { name = one.Name, status = one.Status, code = one.Code, detail = one.Detail, file = one.File };

    /// <summary>Ends the reading of the form.</summary>
    private sealed class TooManyFilesException : Exception;
}
