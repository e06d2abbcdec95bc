using Jaytek.Contents.Items;
using Jaytek.Engine.Actions;
using Jaytek.Engine.Data;
using Jaytek.Engine.Jobs;
using Jaytek.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Contents.Schedules;

/// <summary>Publishes and archives what is due. What is refused is not tried for ever: the plan is dropped, and the audit trail says why.</summary>
internal sealed class RunSchedule(JaytekDb db, TimeProvider clock, ActionRunner runner, PublishContent publish, UnpublishContent unpublish) : IJob
{
    private const int Most = 500;

    public async Task RunAsync(JobContext context, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var due = await db.Set<ScheduleRow>().AsNoTracking()
            .Where(row => row.PublishAt <= now || row.ArchiveAt <= now)
            .OrderBy(row => row.ItemNo).Take(Most).ToListAsync(cancellationToken);
        foreach (var row in due)
        {
            if (row.PublishAt <= now && (await publish.RunAsync(new PublishContent.Input(row.ContentItemId), cancellationToken)).Error is { } unpublishable)
                await DropAsync(row, unpublishable, "published", set => set.PublishAt = null, cancellationToken);
            if (row.ArchiveAt <= now && (await unpublish.RunAsync(row.ContentItemId, cancellationToken)).Error is { } unarchivable)
                await DropAsync(row, unarchivable, "archived", set => set.ArchiveAt = null, cancellationToken);
        }
    }

    private Task<Result> DropAsync(ScheduleRow row, Error error, string what, Action<ScheduleRow> drop, CancellationToken cancellationToken) =>
        runner.RunAsync("contents.schedule.dropped", async scope =>
        {
            if (await scope.Db.Set<ScheduleRow>().SingleOrDefaultAsync(found => found.ItemNo == row.ItemNo, cancellationToken) is not { } found)
                return Result.Success;
            drop(found);
            scope.Audit("ContentItem", row.ContentItemId, $"Not {what} as planned: {error.Message}");
            return Result.Success;
        }, cancellationToken);
}
