using Jaytek.Engine.Actions;
using Jaytek.Engine.Data;
using Jaytek.Engine.Jobs;
using Jaytek.Kernel;
using Jaytek.Media.Blobs;
using Jaytek.Media.Files;
using Jaytek.Media.Images;
using Jaytek.Media.Types;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Jaytek.Media.Probes;

/// <summary>
/// Finds out length, codec and bit rate of the recordings and films that nobody has asked about yet, those of before this was done too. What
/// the tool or the time forbade is tried again five times.
/// </summary>
internal sealed class ProbeMedia(
    JaytekDb db, ActionRunner runner, IBlobFiles files, ProbeTool tool, TimeProvider clock, ILogger<ProbeMedia> logger) : IJob
{
    private const int BatchSize = 20;
    private const int MostAttempts = 5;

    public async Task RunAsync(JobContext context, CancellationToken cancellationToken)
    {
        await ExpectAsync(cancellationToken);
        var now = clock.GetUtcNow();
        var due = await db.Set<MediaProbe>().AsNoTracking().Where(p => p.DueAt <= now).OrderBy(p => p.DueAt).Take(BatchSize).Select(p => p.Sha256).ToListAsync(cancellationToken);
        foreach (var sha256 in due)
            await KeepAsync(sha256, await ProbeAsync(sha256, cancellationToken), cancellationToken);
    }

    private async Task ExpectAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var unknown = await db.Set<MediaFile>()
            .Where(f => (f.ContentType.StartsWith("audio/") || f.ContentType.StartsWith("video/")) && !db.Set<MediaProbe>().Any(p => p.Sha256 == f.Sha256))
            .Select(f => f.Sha256).Distinct().Order().Take(BatchSize).ToListAsync(cancellationToken);
        foreach (var sha256 in unknown)
            db.Add(new MediaProbe { Sha256 = sha256, DueAt = now });
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>What the tool says of the bytes; null where there is nothing to ask it about.</summary>
    private async Task<Result<ProbeFacts>?> ProbeAsync(string sha256, CancellationToken cancellationToken)
    {
        var contentType = await db.Set<MediaFile>().Where(f => f.Sha256 == sha256).Select(f => f.ContentType).FirstOrDefaultAsync(cancellationToken);
        using var file = await files.LendAsync(sha256, cancellationToken);
        return contentType is null || file is null || FileTypes.ByContentType(contentType)?.Demuxer is not { } demuxer
            ? (Result<ProbeFacts>?)null
            : await tool.ProbeAsync(file.Path, demuxer, cancellationToken);
    }

    private async Task KeepAsync(string sha256, Result<ProbeFacts>? facts, CancellationToken cancellationToken)
    {
        var kept = await runner.RunAsync("media.probe.keep", async scope =>
        {
            if (await scope.Db.Set<MediaProbe>().SingleOrDefaultAsync(p => p.Sha256 == sha256, cancellationToken) is not { } probe)
                return Result.Success;
            probe.DueAt = null;
            if (facts is null)
                return Result.Success;
            probe.Attempts++;
            if (facts.Value.Error is { } error)
            {
                probe.DueAt = error.Kind == ErrorKind.Unavailable && probe.Attempts < MostAttempts ? scope.Now.AddMinutes(Math.Pow(2, probe.Attempts)) : null;
                if (probe.DueAt is null)
                    logger.LogWarning("The file {Sha256} could not be probed: {Reason}", sha256, error.Message);
                return Result.Success;
            }
            var found = facts.Value.Value;
            (probe.DurationSeconds, probe.BitRate, probe.Codec, probe.Width, probe.Height) =
                (found.DurationSeconds, found.BitRate, found.Codec, found.Width, found.Height);
            // Answers that were made without these facts are made again.
            scope.Bump(MediaIndex.EpochName);
            return Result.Success;
        }, cancellationToken);
        if (kept.Error is { } refusal)
            throw new InvalidOperationException($"What was found out about {sha256} could not be kept: {refusal}");
    }
}
