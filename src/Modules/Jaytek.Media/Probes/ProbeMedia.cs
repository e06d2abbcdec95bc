using Jaytek.Engine.Data;
using Jaytek.Engine.Jobs;
using Jaytek.Kernel;
using Jaytek.Media.Blobs;
using Jaytek.Media.Files;
using Jaytek.Media.Types;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Jaytek.Media.Probes;

/// <summary>
/// Finds out length, codec and bit rate of the recordings and films that nobody has asked about yet, those of before this was done too. What
/// the tool or the time forbade is tried again five times.
/// </summary>
internal sealed class ProbeMedia(JaytekDb db, IBlobFiles files, ProbeTool tool, TimeProvider clock, ILogger<ProbeMedia> logger) : IJob
{
    private const int BatchSize = 20;
    private const int MostAttempts = 5;

    public async Task RunAsync(JobContext context, CancellationToken cancellationToken)
    {
        await ExpectAsync(cancellationToken);
        var now = clock.GetUtcNow();
        var due = await db.Set<MediaProbe>().Where(p => p.DueAt <= now).OrderBy(p => p.DueAt).Take(BatchSize).ToListAsync(cancellationToken);
        foreach (var probe in due)
        {
            await ProbeAsync(probe, cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
        }
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

    private async Task ProbeAsync(MediaProbe probe, CancellationToken cancellationToken)
    {
        var contentType = await db.Set<MediaFile>().Where(f => f.Sha256 == probe.Sha256).Select(f => f.ContentType).FirstOrDefaultAsync(cancellationToken);
        using var file = await files.LendAsync(probe.Sha256, cancellationToken);
        if (contentType is null || file is null || FileTypes.ByContentType(contentType)?.Demuxer is not { } demuxer)
        {
            probe.DueAt = null;
            return;
        }
        var facts = await tool.ProbeAsync(file.Path, demuxer, cancellationToken);
        probe.Attempts++;
        if (facts.IsSuccess)
        {
            var found = facts.Value;
            (probe.DurationSeconds, probe.BitRate, probe.Codec, probe.Width, probe.Height) =
                (found.DurationSeconds, found.BitRate, found.Codec, found.Width, found.Height);
            probe.DueAt = null;
            return;
        }
        probe.DueAt = facts.Error!.Kind == ErrorKind.Unavailable && probe.Attempts < MostAttempts ? clock.GetUtcNow().AddMinutes(Math.Pow(2, probe.Attempts)) : null;
        if (probe.DueAt is null)
            logger.LogWarning("The file {Sha256} could not be probed: {Reason}", probe.Sha256, facts.Error.Message);
    }
}
