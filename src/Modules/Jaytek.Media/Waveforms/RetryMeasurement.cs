using Jaytek.Engine.Actions;
using Jaytek.Kernel;
using Jaytek.Media.Files;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Media.Waveforms;

/// <summary>Lets the job try a file again whose measuring was given up.</summary>
internal sealed class RetryMeasurement(ActionRunner runner)
{
    public Task<Result> RunAsync(string path, CancellationToken cancellationToken) =>
        runner.RunAsync("media.waveform.retry", async scope =>
        {
            var key = MediaPath.KeyOf(path);
            var file = await scope.Db.Set<MediaFile>().AsNoTracking().SingleOrDefaultAsync(f => f.PathKey == key, cancellationToken);
            if (await scope.RefuseAsync(MediaPermissions.Manage, file?.OwnerId, cancellationToken) is { } refusal)
                return refusal;
            if (file is null || await scope.Db.Set<Measurement>().SingleOrDefaultAsync(m => m.Sha256 == file.Sha256, cancellationToken) is not { } measurement)
                return MediaErrors.NotFound(path);
            if (measurement.State == MeasurementState.Failed)
            {
                measurement.Wait(scope.Now);
                scope.Audit("MediaFile", file.Path, $"File {file.Path} is measured again");
            }
            return Result.Success;
        }, cancellationToken);
}
