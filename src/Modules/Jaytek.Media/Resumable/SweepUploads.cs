using Jaytek.Engine.Data;
using Jaytek.Engine.Jobs;
using Jaytek.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Jaytek.Media.Resumable;

/// <summary>Forgets uploads that nobody went on with, and files that no upload names: those of creations that were cut off, and of erased people.</summary>
internal sealed class SweepUploads(JaytekDb db, UploadProgress progress, StagingFolder staging, IOptions<MediaOptions> options, TimeProvider clock) : IJob
{
    private const int Batch = 500;

    public async Task RunAsync(JobContext context, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var expired = await db.Set<ResumableUpload>().Where(u => u.ExpiresAt <= now).OrderBy(u => u.ExpiresAt).Select(u => u.Id).Take(Batch).ToListAsync(cancellationToken);
        // Whoever sends bytes that came too late is let finish; the next sweep takes them.
        foreach (var id in expired.Where(staging.IsFree))
            await progress.ForgetAsync(id, cancellationToken);
        foreach (var ids in staging.OlderThan(now.AddHours(-options.Value.UploadHours)).Where(PublicId.IsWellFormed).Chunk(Batch))
        {
            var known = await db.Set<ResumableUpload>().Where(u => ids.Contains(u.Id)).Select(u => u.Id).ToHashSetAsync(cancellationToken);
            foreach (var id in ids.Where(one => !known.Contains(one) && staging.IsFree(one)))
                staging.Delete(id);
        }
    }
}
