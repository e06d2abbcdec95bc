using Jaytek.Engine.Data;
using Jaytek.Media.Files;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Media.Folders;

/// <summary>Which folders there are: those that somebody made, and those that hold something, which go with the last of it.</summary>
internal sealed class StandingFolders(JaytekDb db)
{
    public async Task<bool> StandsAsync(string folder, CancellationToken cancellationToken)
    {
        var key = MediaPath.KeyOf(folder);
        return key.Length == 0
            || await FolderContents.FilesIn(db, key).AnyAsync(cancellationToken)
            || await FolderContents.FoldersIn(db, key).AnyAsync(cancellationToken);
    }

    /// <summary>The folder, or the nearest around it that there is: where somebody stands who has just moved the last file out of it.</summary>
    public async Task<string> NearestAsync(string? folder, CancellationToken cancellationToken)
    {
        var nearest = MediaPath.FolderOf(folder);
        while (!await StandsAsync(nearest, cancellationToken))
            nearest = nearest.LastIndexOf('/') is > 0 and var at ? nearest[..at] : "";
        return nearest;
    }
}
