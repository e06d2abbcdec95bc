using Jaytek.Engine.Contracts;
using Jaytek.Engine.Data;
using Jaytek.Media.Files;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Media.Admin;

/// <summary>A user's files, for who is about to delete the account.</summary>
internal sealed class OwnedFiles(JaytekDb db) : IOwnedThings
{
    public async Task<IReadOnlyList<OwnedCount>> CountAsync(string userId, CancellationToken cancellationToken)
    {
        var count = await db.Set<MediaFile>().CountAsync(file => file.OwnerId == userId, cancellationToken);
        return count == 0 ? [] : [new OwnedCount(count == 1 ? "media file" : "media files", count)];
    }
}
