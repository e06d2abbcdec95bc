using Jaytek.Engine.Actions;
using Jaytek.Kernel;
using Jaytek.Media.Contracts;
using Jaytek.Media.Images;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Media.Files;

/// <summary>Takes a path out of the library. The bytes go with the next sweep, unless another path names them.</summary>
internal sealed class DeleteMediaFile(ActionRunner runner)
{
    public Task<Result> RunAsync(string path, CancellationToken cancellationToken) =>
        runner.RunAsync("media.file.delete", async scope =>
        {
            var key = MediaPath.KeyOf(path);
            var file = await scope.Db.Set<MediaFile>().SingleOrDefaultAsync(f => f.PathKey == key, cancellationToken);
            if (await scope.RefuseAsync(MediaPermissions.Manage, file?.OwnerId, cancellationToken) is { } refusal)
                return refusal;
            if (file is null)
                return MediaErrors.NotFound(path);
            scope.Db.Remove(file);
            await scope.Db.SaveChangesAsync(cancellationToken);
            scope.Audit("MediaFile", file.Path, $"File {file.Path} deleted", StoreMediaFile.Describe(file));
            scope.Raise(new MediaFileDeleted(file.Path));
            MediaChange.Note(scope, file.PathKey);
            return Result.Success;
        }, cancellationToken);
}
