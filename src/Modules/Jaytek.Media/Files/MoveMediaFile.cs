using System.Text.Json.Nodes;
using Jaytek.Engine.Actions;
using Jaytek.Kernel;
using Jaytek.Media.Contracts;
using Jaytek.Media.Images;
using Jaytek.Media.Types;
using Jaytek.Media.Uses;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Media.Files;

/// <summary>Gives a file another path. Content that names the old path does not follow, so a file that is used is moved only by who says so.</summary>
internal sealed class MoveMediaFile(ActionRunner runner)
{
    /// <summary>The path as it is kept. Errors: <c>media.path.invalid</c>, <c>media.file.not_found</c>, <c>media.file.exists</c>, <c>media.file.type_mismatch</c>, <c>media.file.in_use</c>.</summary>
    /// <param name="from">The path now.</param>
    /// <param name="to">The path wanted.</param>
    /// <param name="anyway">Whether content may be left behind that names the file.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<Result<string>> RunAsync(string from, string to, bool anyway, CancellationToken cancellationToken)
    {
        var target = MediaPath.Parse(to);
        if (target.Error is { } wrong)
            return wrong;
        return await runner.RunAsync<string>("media.file.move", scope => MoveAsync(scope, from, target.Value, anyway, cancellationToken), cancellationToken);
    }

    private static async Task<Result<string>> MoveAsync(ActionScope scope, string from, MediaPath to, bool anyway, CancellationToken cancellationToken)
    {
        var key = MediaPath.KeyOf(from);
        var file = await scope.Db.Set<MediaFile>().SingleOrDefaultAsync(f => f.PathKey == key, cancellationToken);
        if (await scope.RefuseAsync(MediaPermissions.Manage, file?.OwnerId, cancellationToken) is { } refusal)
            return refusal;
        if (file is null)
            return MediaErrors.NotFound(from);
        if (await scope.Db.Set<MediaFile>().AnyAsync(f => f.PathKey == to.Key && f.Id != file.Id, cancellationToken))
            return MediaErrors.Exists(to.Value);
        if (FileTypes.ByContentType(file.ContentType) is { } type && !type.IsNamedBy(to.Extension))
            return MediaErrors.TypeMismatch(to.Name, type.Name);
        // Upper and lower case do not differ in an address.
        if (!anyway && to.Key != key && await scope.Db.Set<MediaUse>().CountAsync(use => use.PathKey == key, cancellationToken) is > 0 and var items)
            return MediaErrors.InUse(file.Path, items);
        var before = file.Path;
        file.Rename(to);
        file.ModifiedAt = scope.Now;
        await scope.Db.SaveChangesAsync(cancellationToken);
        scope.Audit("MediaFile", to.Value, $"File {before} moved to {to.Value}", new JsonObject { ["path"] = before }, new JsonObject { ["path"] = to.Value });
        scope.Raise(new MediaFileMoved(before, to.Value));
        MediaChange.Note(scope, key, to.Key);
        return to.Value;
    }
}
