using Jaytek.Engine.Actions;
using Jaytek.Engine.Data;
using Jaytek.Engine.Jobs;
using Jaytek.Kernel;
using Jaytek.Media.Blobs;
using Jaytek.Media.Contracts;
using Jaytek.Media.Files;
using Jaytek.Media.Images;
using Jaytek.Media.Types;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Jaytek.Media.Waveforms;

/// <summary>
/// Measures the audio that waits, one file after the other. A file is decoded outside of any transaction; a run that is cut off
/// leaves it waiting. What the tool or the time forbade is tried again, what is damaged is not.
/// </summary>
internal sealed class MeasureAudio(
    JaytekDb db, ActionRunner runner, IBlobFiles files, AudioDecoder decoder, TimeProvider clock, ILogger<MeasureAudio> logger) : IJob
{
    private const int BatchSize = 20;

    public async Task RunAsync(JobContext context, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var due = await db.Set<Measurement>().AsNoTracking().Where(m => m.DueAt <= now).OrderBy(m => m.DueAt).Take(BatchSize)
            .Select(m => new
            {
                m.Sha256,
                ContentType = db.Set<MediaFile>().Where(f => f.Sha256 == m.Sha256).Select(f => f.ContentType).FirstOrDefault(),
            })
            .ToListAsync(cancellationToken);
        foreach (var item in due)
        {
            if (item.ContentType is null)
                await ForgetAsync(item.Sha256, cancellationToken);
            else
                await KeepAsync(item.Sha256, await MeasureAsync(item.Sha256, item.ContentType, cancellationToken), cancellationToken);
        }
    }

    private async Task<Result<Waveform>> MeasureAsync(string sha256, string contentType, CancellationToken cancellationToken)
    {
        using var file = await files.LendAsync(sha256, cancellationToken);
        if (file is null)
            return MediaErrors.AudioGone();
        return FileTypes.ByContentType(contentType)?.Demuxer is { } demuxer
            ? await decoder.MeasureAsync(file.Path, demuxer, cancellationToken)
            : MediaErrors.AudioUnreadable();
    }

    private async Task KeepAsync(string sha256, Result<Waveform> outcome, CancellationToken cancellationToken)
    {
        var kept = await runner.RunAsync("media.waveform.keep", async scope =>
        {
            var measurement = await scope.Db.Set<Measurement>().SingleOrDefaultAsync(m => m.Sha256 == sha256, cancellationToken);
            if (outcome.Error is { } error)
                measurement?.Fail(error.Message, mayPass: error.Kind == ErrorKind.Unavailable, scope.Now);
            else
                measurement?.Succeed(outcome.Value);
            // Pages that were made without the waveform are made again.
            scope.Bump(MediaIndex.EpochName);
            return Result.Success;
        }, cancellationToken);
        if (outcome.Error is { } reason)
            logger.LogWarning("The audio {Sha256} could not be measured: {Reason}", sha256, reason.Message);
        if (kept.Error is { } refusal)
            throw new InvalidOperationException($"The waveform of {sha256} could not be kept: {refusal}");
    }

    /// <summary>The file was deleted before its turn came.</summary>
    private Task<int> ForgetAsync(string sha256, CancellationToken cancellationToken) =>
        db.Set<Measurement>().Where(m => m.Sha256 == sha256).ExecuteDeleteAsync(cancellationToken);
}
