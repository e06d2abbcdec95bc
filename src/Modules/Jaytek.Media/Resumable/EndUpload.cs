using Jaytek.Kernel;

namespace Jaytek.Media.Resumable;

/// <summary>Gives an upload up, and its room on the disk with it. One that is whole already is forgotten; its file stays in the library.</summary>
internal sealed class EndUpload(StagingFolder staging)
{
    /// <summary>Errors: <c>media.upload.not_found</c>, <c>media.upload.busy</c>.</summary>
    public async Task<Result> RunAsync(string id, UploadProgress progress, CancellationToken cancellationToken)
    {
        if (await progress.FindAsync(id, cancellationToken) is null)
            return MediaErrors.UploadNotFound();
        if (!staging.IsFree(id))
            return MediaErrors.UploadBusy();
        await progress.ForgetAsync(id, cancellationToken);
        return Result.Success;
    }
}
