using Jaytek.Engine.Contracts;
using Jaytek.Engine.Features;
using Jaytek.Engine.Jobs;
using Jaytek.Media.Programs;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Jaytek.Media.Blobs;

/// <summary>
/// Removes stored files that no table refers to: uploads whose action was refused or cut off, and what was deleted or replaced.
/// They are given a day, since a file is stored before the row that names it.
/// </summary>
internal sealed class SweepBlobs(
    IBlobKeeper blobs, WorkFolder work, Enabled<IBlobReferences> references, IOptions<MediaOptions> options, TimeProvider clock,
    ILogger<SweepBlobs> logger) : IJob
{
    private const int BatchSize = 500;

    public async Task RunAsync(JobContext context, CancellationToken cancellationToken)
    {
        var before = clock.GetUtcNow().AddHours(-options.Value.OrphanHours);
        work.Clear(before);
        await blobs.TidyAsync(before, cancellationToken);
        var batch = new List<string>(BatchSize);
        var removed = 0;
        await foreach (var hash in blobs.ListAsync(before, cancellationToken))
        {
            batch.Add(hash);
            if (batch.Count < BatchSize)
                continue;
            removed += await SweepAsync(batch, before, cancellationToken);
            batch.Clear();
        }
        removed += await SweepAsync(batch, before, cancellationToken);
        if (removed > 0)
            logger.LogInformation("{Count} stored files that nothing refers to were removed", removed);
    }

    private async Task<int> SweepAsync(List<string> batch, DateTimeOffset before, CancellationToken cancellationToken)
    {
        var orphans = batch.ToHashSet();
        // A feature that is off keeps its tables, and so its files.
        foreach (var (_, owner) in references.IncludingDisabled())
            orphans.ExceptWith(await owner.InUseAsync(orphans, cancellationToken));
        var removed = 0;
        foreach (var hash in orphans)
        {
            if (await blobs.DeleteAsync(hash, before, cancellationToken))
                removed++;
        }
        return removed;
    }
}
