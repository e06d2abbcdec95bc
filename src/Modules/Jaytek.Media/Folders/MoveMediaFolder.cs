using System.Text.Json.Nodes;
using Jaytek.Engine.Actions;
using Jaytek.Kernel;
using Jaytek.Media.Contracts;
using Jaytek.Media.Files;
using Jaytek.Media.Images;
using Jaytek.Media.Uses;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Media.Folders;

/// <summary>Gives a folder another path, with all that lies in it: all or nothing. Content that names the old paths does not follow, so files that are used are moved only by who says so.</summary>
internal sealed class MoveMediaFolder(ActionRunner runner)
{
    /// <summary>The path now. Errors: those of <see cref="MoveMediaFile"/>, <c>media.folder.not_found</c>, <c>media.folder.into_itself</c>, <c>media.folder.too_full</c>.</summary>
    /// <param name="from">The folder.</param>
    /// <param name="to">The path wanted.</param>
    /// <param name="anyway">Whether content may be left behind that names files in it.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<Result<string>> RunAsync(string from, string to, bool anyway, CancellationToken cancellationToken)
    {
        var target = MediaPath.Parse(to);
        if (target.Error is { } wrong)
            return wrong;
        return await runner.RunAsync<string>("media.folder.move", scope => MoveAsync(scope, from.Trim('/'), target.Value, anyway, cancellationToken), cancellationToken);
    }

    private static async Task<Result<string>> MoveAsync(ActionScope scope, string from, MediaPath to, bool anyway, CancellationToken cancellationToken)
    {
        if (await scope.RefuseAsync(MediaPermissions.Manage, null, cancellationToken) is { } refusal)
            return refusal;
        var key = MediaPath.KeyOf(from);
        if (from.Length == 0 || to.Key == key || to.Key.StartsWith(key + "/", StringComparison.Ordinal))
            return MediaErrors.FolderIntoItself(from);
        var files = await FolderContents.FilesIn(scope.Db, key).OrderBy(f => f.Id).Take(FolderContents.Most + 1).ToListAsync(cancellationToken);
        var folders = await FolderContents.FoldersIn(scope.Db, key).ToListAsync(cancellationToken);
        if (files.Count == 0 && folders.Count == 0)
            return MediaErrors.FolderNotFound(from);
        if (files.Count > FolderContents.Most)
            return MediaErrors.FolderTooFull(from, FolderContents.Most);
        if (await FolderContents.FilesIn(scope.Db, to.Key).AnyAsync(cancellationToken) || await FolderContents.FoldersIn(scope.Db, to.Key).AnyAsync(cancellationToken))
            return MediaErrors.Exists(to.Value);
        if (!anyway && await FolderContents.UsersOf(scope.Db, key).CountAsync(cancellationToken) is > 0 and var items)
            return MediaErrors.InUse(from, items);
        foreach (var file in files)
        {
            var moved = MediaPath.Parse(to.Value + file.Path[from.Length..]);
            if (moved.Error is { } tooLong)
                return tooLong;
            var (before, beforeKey) = (file.Path, file.PathKey);
            file.Rename(moved.Value);
            file.ModifiedAt = scope.Now;
            scope.Audit(
                "MediaFile", file.Path, $"File {before} moved to {file.Path} with its folder", new JsonObject { ["path"] = before }, new JsonObject { ["path"] = file.Path });
            scope.Raise(new MediaFileMoved(before, file.Path));
            MediaChange.Note(scope, beforeKey, file.PathKey);
        }
        foreach (var folder in folders)
        {
            folder.Path = to.Value + folder.Path[from.Length..];
            folder.PathKey = MediaPath.KeyOf(folder.Path);
        }
        scope.Audit("MediaFolder", to.Value, $"moved with {Counted.Of(files.Count, "file")}", JsonValue.Create(from), JsonValue.Create(to.Value));
        return to.Value;
    }
}
