using Jaytek.Engine.Actions;
using Jaytek.Kernel;
using Jaytek.Media.Files;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Media.Folders;

/// <summary>Makes an empty folder. One that is there already stays as it is.</summary>
internal sealed class CreateMediaFolder(ActionRunner runner)
{
    public async Task<Result<string>> RunAsync(string path, CancellationToken cancellationToken)
    {
        var folder = MediaPath.Parse(path);
        if (folder.Error is { } wrong)
            return wrong;
        return await runner.RunAsync<string>("media.folder.create", async scope =>
        {
            if (await scope.RefuseAsync(MediaPermissions.Manage, scope.Actor.UserId, cancellationToken) is { } refusal)
                return refusal;
            var (value, key) = (folder.Value.Value, folder.Value.Key);
            if (await scope.Db.Set<MediaFile>().AnyAsync(f => f.PathKey == key, cancellationToken))
                return MediaErrors.Exists(value);
            if (await scope.Db.Set<MediaFolder>().AnyAsync(f => f.PathKey == key, cancellationToken))
                return value;
            scope.Db.Add(new MediaFolder { Path = value, PathKey = key, CreatedAt = scope.Now });
            scope.Audit("MediaFolder", value, "created");
            return value;
        }, cancellationToken);
    }
}
