using Jaytek.Engine.Data;
using Jaytek.Engine.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Jaytek.Media.Resumable;

/// <summary>What is known of uploads under way, and how far they are. Nothing here is a change of the library, so it leaves no trail.</summary>
internal sealed class UploadProgress(JaytekDb db, ICurrentActor current, StagingFolder staging, IOptions<MediaOptions> options, TimeProvider clock)
{
    /// <summary>An upload of the one who asks; somebody else's is not there.</summary>
    public Task<ResumableUpload?> FindAsync(string id, CancellationToken cancellationToken)
    {
        var owner = current.Actor.UserId ?? "";
        return db.Set<ResumableUpload>().AsNoTracking().SingleOrDefaultAsync(u => u.Id == id && u.OwnerId == owner, cancellationToken);
    }

    public bool IsExpired(ResumableUpload upload) => upload.ExpiresAt <= clock.GetUtcNow();

    /// <summary>Writes down how far the bytes on the disk go, and that the upload is alive.</summary>
    public Task ReachAsync(ResumableUpload upload, long offset, CancellationToken cancellationToken) =>
        SaveAsync(upload, Math.Min(offset, upload.Length - 1), null, cancellationToken);

    /// <summary>Writes down that the file is in the library.</summary>
    public Task CompleteAsync(ResumableUpload upload, CancellationToken cancellationToken) => SaveAsync(upload, upload.Length, clock.GetUtcNow(), cancellationToken);

    /// <summary>Forgets an upload and its bytes.</summary>
    public async Task ForgetAsync(string id, CancellationToken cancellationToken)
    {
        await db.Set<ResumableUpload>().Where(u => u.Id == id).ExecuteDeleteAsync(cancellationToken);
        staging.Delete(id);
    }

    private async Task SaveAsync(ResumableUpload upload, long offset, DateTimeOffset? completedAt, CancellationToken cancellationToken)
    {
        var expires = clock.GetUtcNow().AddHours(options.Value.UploadHours);
        await db.Set<ResumableUpload>().Where(u => u.Id == upload.Id).ExecuteUpdateAsync(
            u => u.SetProperty(row => row.Offset, offset).SetProperty(row => row.ExpiresAt, expires).SetProperty(row => row.CompletedAt, completedAt), cancellationToken);
        (upload.Offset, upload.ExpiresAt, upload.CompletedAt) = (offset, expires, completedAt);
    }
}
