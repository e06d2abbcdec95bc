using Jaytek.Contents.Contracts;
using Jaytek.Contents.Items;
using Jaytek.Engine.Actions;
using Jaytek.Engine.Data;
using Jaytek.Engine.Jobs;
using Jaytek.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Jaytek.Contents.Schedules;

/// <summary>
/// Publishes and archives what is due, each item for itself: one that fails holds up no other. What was refused is dropped; what
/// was lost to somebody else's save or to a failure is tried again, later each time, and dropped in the end.
/// </summary>
internal sealed class RunSchedule(
    JaytekDb db, TimeProvider clock, ActionRunner runner, PublishContent publish, UnpublishContent unpublish, DropPlan drop, ILogger<RunSchedule> logger) : IJob
{
    /// <summary>Tried so often, over some four hours, a plan is given up.</summary>
    public const int MostAttempts = 10;

    private const int Most = 500;
    private static readonly TimeSpan LongestWait = TimeSpan.FromHours(1);

    public async Task RunAsync(JobContext context, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var due = await db.Set<ScheduleRow>().AsNoTracking()
            .Where(row => (row.PublishAt <= now || row.ArchiveAt <= now) && (row.NextTryAt == null || row.NextTryAt <= now))
            .OrderBy(row => row.ItemNo).Take(Most).ToListAsync(cancellationToken);
        foreach (var row in due)
        {
            // What was read a moment ago may be cancelled before its turn: the actions look again under the item's lock.
            if (row.PublishAt is { } publishAt && publishAt <= now)
                await TryAsync(row, isPublish: true, now, () => publish.RunAsync(new PublishContent.Input(row.ContentItemId, Plan: publishAt), cancellationToken), cancellationToken);
            if (row.ArchiveAt is { } archiveAt && archiveAt <= now)
                await TryAsync(row, isPublish: false, now, () => unpublish.RunAsync(new UnpublishContent.Input(row.ContentItemId, Plan: archiveAt), cancellationToken), cancellationToken);
        }
    }

    private async Task TryAsync(ScheduleRow row, bool isPublish, DateTimeOffset now, Func<Task<Result<ContentItem>>> run, CancellationToken cancellationToken)
    {
        string reason;
        var passes = false;
        try
        {
            if ((await run()).Error is not { } error || error.Code == ContentsErrors.PlanChanged.Code)
                return;
            reason = error.Message;
            // The engine's own conflicts are lost races, and what is busy will not always be; every other refusal would be repeated.
            passes = error.Kind == ErrorKind.Unavailable || error.Code is "engine.conflict" or "engine.duplicate";
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            logger.LogError(e, "The plan of the content item {ContentItemId} failed", row.ContentItemId);
            (reason, passes) = (e.Message, true);
        }

        if (passes && row.Attempts + 1 < MostAttempts)
            Note(await PutOffAsync(row, now, cancellationToken), row.ContentItemId);
        else
            await DropAsync(new DropPlan.Input(row.ContentItemId, isPublish, (isPublish ? row.PublishAt : row.ArchiveAt)!.Value, reason), cancellationToken);
    }

    private Task<Result> PutOffAsync(ScheduleRow row, DateTimeOffset now, CancellationToken cancellationToken) =>
        runner.RunAsync("contents.schedule.put_off", async scope =>
        {
            var wait = TimeSpan.FromMinutes(Math.Pow(2, row.Attempts));
            await scope.Db.Set<ScheduleRow>().Where(found => found.ItemNo == row.ItemNo).ExecuteUpdateAsync(
                set => set.SetProperty(found => found.Attempts, row.Attempts + 1)
                    .SetProperty(found => found.NextTryAt, now + (wait < LongestWait ? wait : LongestWait)),
                cancellationToken);
            return Result.Success;
        }, cancellationToken);

    private async Task DropAsync(DropPlan.Input input, CancellationToken cancellationToken)
    {
        try
        {
            if ((await drop.RunAsync(input, cancellationToken)).IsSuccess)
                return;
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            logger.LogError(e, "The plan of the content item {ContentItemId} stays in the item, which cannot be written", input.ContentItemId);
        }

        Note(await drop.FromScheduleAsync(input, cancellationToken), input.ContentItemId);
    }

    // The plan stays as it is, and the next minute looks at it again.
    private void Note(Result result, string contentItemId)
    {
        if (result.Error is { } error)
            logger.LogWarning("The plan of the content item {ContentItemId} could not be changed: {Error}", contentItemId, error);
    }
}
