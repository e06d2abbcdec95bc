using Jaytek.Engine.Http;
using Jaytek.Engine.Http.Describing;
using Jaytek.Engine.Security;
using Jaytek.Media.Files;
using Jaytek.Media.Folders;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Jaytek.Media.Api;

/// <summary>
/// The library for programs: the actions of the admin's pages at other doors. Files are named by a query parameter, since a path may hold what
/// an address uses itself.
/// </summary>
internal static class MediaApiEndpoints
{
    private const int MostPages = 100_000;

    private static readonly string[] ListParameters = ["path", "q", "cursor", "page", "total"];

    public static void Map(IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api/media").Require(MediaPermissions.Manage).WithTags("Media");
        api.MapGet("", ListAsync).WithName("ListMedia").Describe("List files and folders", MediaDoors.List);
        api.MapPost("", ReceiveFiles.RunAsync).WithName("UploadMedia").WithMetadata(new DisableRequestSizeLimitAttribute()).DisableAntiforgery()
            .Describe("Upload files", MediaDoors.Upload);
        api.MapGet("/file", FindAsync).WithName("GetMediaFile").Describe("Read a file's facts", MediaDoors.Find);
        api.MapDelete("/file", (string path, DeleteMediaFile delete, CancellationToken cancellationToken) => AnswerAsync(delete.RunAsync(path, cancellationToken)))
            .WithName("DeleteMediaFile").Describe("Delete a file", MediaDoors.DeleteFile);
        api.MapPost("/file/move", MoveFileAsync).WithName("MoveMediaFile").Describe("Move a file", MediaDoors.Move);
        api.MapPost("/folders", CreateFolderAsync).WithName("CreateMediaFolder").Describe("Make a folder", MediaDoors.CreateFolder);
        api.MapDelete("/folders", DeleteFolderAsync).WithName("DeleteMediaFolder").Describe("Delete a folder", MediaDoors.DeleteFolder);
    }

    /// <summary>Who may manage their own files only sees these, as the admin's picker shows them.</summary>
    private static async Task ListAsync(
        HttpContext context, string? path, string? q, int? page, string? cursor, bool? total, ListMediaFiles files, IAuthorizer authorizer, ICurrentActor current)
    {
        if (context.Request.Query.Keys.FirstOrDefault(name => !ListParameters.Contains(name, StringComparer.Ordinal)) is { } unknown)
        {
            await MediaErrors.UnknownParameter(unknown, ListParameters).ToHttp().ExecuteAsync(context);
            return;
        }

        var after = cursor is { Length: > 0 } ? MediaCursor.Read(cursor) : null;
        if ((cursor is { Length: > 0 } && after is null) || (after is not null && page is not null))
        {
            await MediaErrors.Parameter("cursor", after is null ? "This is no cursor of this address." : "Give a cursor or a page, not both.").ToHttp().ExecuteAsync(context);
            return;
        }

        var isAll = await authorizer.AllowsAsync(current.Actor, MediaPermissions.Manage, null, context.RequestAborted);
        var query = new MediaQuery(MediaPath.FolderOf(path), (q ?? "").Trim(), Math.Clamp(page ?? 1, 1, MostPages), [])
        {
            OwnerId = isAll ? null : current.Actor.UserId, After = after, Counts = total == true,
        };
        var listed = await files.RunAsync(query, context.RequestAborted);
        await TaggedJson.SendAsync(
            context,
            new MediaPageAnswer([.. listed.Files.Select(FileAnswers.Of)], [.. listed.Folders.Select(f => new FolderAnswer(f.Path, f.Name, f.Count))], MediaQuery.PageSize)
            {
                Next = listed.HasMore ? MediaCursor.Of(listed.Files[^1].Key) : null, Total = listed.Total,
            },
            isPublic: false);
    }

    /// <summary>Somebody else's file is not there for who may manage their own only.</summary>
    private static async Task FindAsync(HttpContext context, string path, ListMediaFiles files, IAuthorizer authorizer, ICurrentActor current)
    {
        if (await files.FindAsync(path, context.RequestAborted) is { } file
            && await authorizer.AllowsAsync(current.Actor, MediaPermissions.Manage, file.OwnerId, context.RequestAborted))
            await TaggedJson.SendAsync(context, FileAnswers.Of(file), isPublic: false);
        else
            await MediaErrors.NotFound(path).ToHttp().ExecuteAsync(context);
    }

    private static async Task<IResult> MoveFileAsync(MoveRequest move, MoveMediaFile action, ListMediaFiles files, CancellationToken cancellationToken)
    {
        var moved = await action.RunAsync(move.From ?? "", move.To ?? "", move.Anyway, cancellationToken);
        if (moved.Error is { } refusal)
            return refusal.ToHttp();
        return await files.FindAsync(moved.Value, cancellationToken) is { } file ? Results.Ok(FileAnswers.Of(file)) : MediaErrors.NotFound(moved.Value).ToHttp();
    }

    private static async Task<IResult> CreateFolderAsync(FolderRequest folder, CreateMediaFolder action, CancellationToken cancellationToken)
    {
        var made = await action.RunAsync(folder.Path ?? "", cancellationToken);
        return made.Error is { } refusal ? refusal.ToHttp() : Results.Json(new { path = made.Value }, statusCode: StatusCodes.Status201Created);
    }

    private static async Task<IResult> DeleteFolderAsync(string path, DeleteMediaFolder action, CancellationToken cancellationToken)
    {
        var deleted = await action.RunAsync(path, cancellationToken);
        return deleted.Error is { } refusal ? refusal.ToHttp() : Results.Ok(new { deleted = deleted.Value });
    }

    private static async Task<IResult> AnswerAsync(Task<Kernel.Result> action) => (await action).ToHttp();

    /// <summary>What to move where; <c>anyway</c> leaves behind content that names the file.</summary>
    private sealed record MoveRequest(string? From, string? To, bool Anyway = false);

    private sealed record FolderRequest(string? Path);
}
