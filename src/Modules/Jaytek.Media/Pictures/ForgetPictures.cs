using Jaytek.Engine.Contracts;
using Jaytek.Engine.Data;
using Jaytek.Engine.Jobs;
using Jaytek.Media.Files;
using Jaytek.Media.Images;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Media.Pictures;

/// <summary>Sizes go with the last path that names their picture; their bytes with the next sweep. So do changes that every process has seen.</summary>
internal sealed class ForgetPictures(JaytekDb db, TimeProvider clock) : IJob
{
    public async Task RunAsync(JobContext context, CancellationToken cancellationToken)
    {
        await db.Set<PictureSize>().Where(s => !db.Set<MediaFile>().Any(f => f.Sha256 == s.SourceSha256)).ExecuteDeleteAsync(cancellationToken);
        var before = clock.GetUtcNow() - MediaIndex.ChangesKept;
        await db.Set<MediaChange>().Where(c => c.At < before).ExecuteDeleteAsync(cancellationToken);
    }
}

/// <summary>Keeps the bytes of sizes from the sweep.</summary>
internal sealed class PictureReferences(JaytekDb db) : IBlobReferences
{
    public async Task<IReadOnlySet<string>> InUseAsync(IReadOnlyCollection<string> hashes, CancellationToken cancellationToken) =>
        await db.Set<PictureSize>().Where(s => hashes.Contains(s.Sha256)).Select(s => s.Sha256).Distinct().ToHashSetAsync(cancellationToken);
}
