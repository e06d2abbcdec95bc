using Jaytek.Contents.Contracts;
using Jaytek.Contents.Items;
using Jaytek.Engine.Actions;
using Jaytek.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Contents.Schedules;

/// <summary>
/// Gives up a plan that cannot be carried out, in the schedule and in the item itself: left in the item it would come back with
/// the next save, with a date that has passed. The audit trail says why.
/// </summary>
internal sealed class DropPlan(ActionRunner runner, ItemWriter writer)
{
    /// <summary>What to give up: publishing, else archiving, at the time for which it was planned. A plan that was moved meanwhile stays.</summary>
    public sealed record Input(string ContentItemId, bool IsPublish, DateTimeOffset At, string Reason);

    /// <summary>Errors: those of writing an item.</summary>
    public Task<Result> RunAsync(Input input, CancellationToken cancellationToken) =>
        runner.RunAsync("contents.schedule.dropped", async scope =>
        {
            var state = await LockedItem.LockAsync(scope, input.ContentItemId, cancellationToken);
            if (state.Row is null || !await Schedule.StandsAsync(scope.Db, state.Row, input.IsPublish, input.At, cancellationToken))
                return Result.Success;
            var published = state.Published?.Clone();
            var latest = state.Latest is { Published: true } ? published : state.Latest?.Clone();
            foreach (var item in new[] { latest, published }.OfType<ContentItem>())
                Forget(item, input.IsPublish);
            if ((await writer.WriteAsync(scope, state, latest, published, cancellationToken)).Error is { } taken)
                return taken;
            Audit(scope, input);
            return Result.Success;
        }, cancellationToken);

    /// <summary>As <see cref="RunAsync"/>, for an item that cannot be read or written: only the schedule forgets it.</summary>
    public Task<Result> FromScheduleAsync(Input input, CancellationToken cancellationToken) =>
        runner.RunAsync("contents.schedule.dropped", async scope =>
        {
            if (await scope.Db.Set<ScheduleRow>().SingleOrDefaultAsync(row => row.ContentItemId == input.ContentItemId, cancellationToken) is not { } row
                || (input.IsPublish ? row.PublishAt : row.ArchiveAt) != input.At)
                return Result.Success;
            if (input.IsPublish)
                row.PublishAt = null;
            else
                row.ArchiveAt = null;
            if (row is { PublishAt: null, ArchiveAt: null })
                scope.Db.Remove(row);
            Audit(scope, input);
            return Result.Success;
        }, cancellationToken);

    private static void Forget(ContentItem item, bool isPublish)
    {
        if (isPublish)
            Schedule.PublishIsDone(item);
        else
            Schedule.ArchiveIsDone(item);
    }

    private static void Audit(ActionScope scope, Input input) =>
        scope.Audit("ContentItem", input.ContentItemId, $"Not {(input.IsPublish ? "published" : "archived")} as planned: {input.Reason}");
}
