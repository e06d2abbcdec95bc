using Jaytek.Engine.Actions;
using Jaytek.Kernel;
using Jaytek.Media.Contracts;
using Jaytek.Media.Files;
using Jaytek.Media.Images;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Media.Folders;

/// <summary>Takes a folder with all that lies in it out of the library: all or nothing. Answers how many files went.</summary>
internal sealed class DeleteMediaFolder(ActionRunner runner)
{
    public Task<Result<int>> RunAsync(string path, CancellationToken cancellationToken) =>
        runner.RunAsync<int>("media.folder.delete", async scope =>
        {
            if (await scope.RefuseAsync(MediaPermissions.Manage, null, cancellationToken) is { } refusal)
                return refusal;
            var key = MediaPath.KeyOf(path.Trim('/'));
            if (key.Length == 0)
                return MediaErrors.FolderNotFound(path);
            var files = await FolderContents.FilesIn(scope.Db, key).OrderBy(f => f.Id).Take(FolderContents.Most + 1).ToListAsync(cancellationToken);
            var folders = await FolderContents.FoldersIn(scope.Db, key).ToListAsync(cancellationToken);
            if (files.Count == 0 && folders.Count == 0)
                return MediaErrors.FolderNotFound(path);
            if (files.Count > FolderContents.Most)
                return MediaErrors.FolderTooFull(path, FolderContents.Most);
            foreach (var file in files)
            {
                scope.Db.Remove(file);
                // The trail names each file, as where it is deleted by itself: who looks for one finds it.
                scope.Audit("MediaFile", file.Path, $"File {file.Path} deleted with the folder {path}", StoreMediaFile.Describe(file));
                scope.Raise(new MediaFileDeleted(file.Path));
                MediaChange.Note(scope, file.PathKey);
            }
            scope.Db.RemoveRange(folders);
            scope.Audit("MediaFolder", path, $"deleted with {Counted.Of(files.Count, "file")}");
            return files.Count;
        }, cancellationToken);
}
