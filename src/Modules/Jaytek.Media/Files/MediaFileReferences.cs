using Jaytek.Engine.Contracts;
using Jaytek.Engine.Data;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Media.Files;

/// <summary>The library's part in keeping stored bytes from the sweep.</summary>
internal sealed class MediaFileReferences(JaytekDb db) : IBlobReferences
{
    public async Task<IReadOnlySet<string>> InUseAsync(IReadOnlyCollection<string> hashes, CancellationToken cancellationToken) =>
        await db.Set<MediaFile>().Where(f => hashes.Contains(f.Sha256)).Select(f => f.Sha256).Distinct().ToHashSetAsync(cancellationToken);
}
