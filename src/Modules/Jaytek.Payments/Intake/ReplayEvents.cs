using Jaytek.Engine.Actions;
using Jaytek.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Payments.Intake;

/// <summary>Has what a provider told worked on again: what was taken in already is found done.</summary>
internal sealed class ReplayEvents(ActionRunner runner)
{
    /// <summary>The most at once.</summary>
    public const int Most = 1_000;

    /// <summary>One, whatever became of it. Errors: <c>engine.forbidden</c>, <c>payments.event.not_found</c>, <c>payments.event.cleared</c>.</summary>
    public Task<Result> OneAsync(string rowId, CancellationToken cancellationToken) =>
        runner.RunAsync("payments.event.replay", async scope =>
        {
            if (await scope.RefuseAsync(PaymentsPermissions.Manage, null, cancellationToken) is { } refusal)
                return refusal;
            if (await scope.Db.Set<ProviderEventRow>().SingleOrDefaultAsync(r => r.Id == rowId, cancellationToken) is not { } row)
                return PaymentsErrors.EventNotFound;
            if (row.Body is null)
                return PaymentsErrors.EventCleared;
            Begin(row, scope.Now);
            scope.Audit("ProviderEvent", row.Id, $"{row.Kind} of {row.Provider} is worked on again");
            scope.Raise(new EventsReplayed(PublicId.New()));
            return Result.Success;
        }, cancellationToken);

    /// <summary>All that failed and came since an instant, the oldest first and at most <see cref="Most"/>; how many these are. Errors: <c>engine.forbidden</c>.</summary>
    public Task<Result<int>> FailedSinceAsync(DateTimeOffset since, CancellationToken cancellationToken) =>
        runner.RunAsync<int>("payments.event.replay_failed", async scope =>
        {
            if (await scope.RefuseAsync(PaymentsPermissions.Manage, null, cancellationToken) is { } refusal)
                return refusal;
            var rows = await scope.Db.Set<ProviderEventRow>().Where(r => r.Outcome == EventOutcome.Failed && r.ReceivedAt >= since && r.Body != null)
                .OrderBy(r => r.ReceivedAt).Take(Most).ToListAsync(cancellationToken);
            if (rows.Count == 0)
                return 0;
            foreach (var row in rows)
                Begin(row, scope.Now);
            scope.Audit("ProviderEvent", rows[0].Id, $"{Counted.Of(rows.Count, "failed event is", "failed events are")} worked on again");
            scope.Raise(new EventsReplayed(PublicId.New()));
            return rows.Count;
        }, cancellationToken);

    private static void Begin(ProviderEventRow row, DateTimeOffset now) => (row.Outcome, row.Note, row.Tries, row.DueAt) = (EventOutcome.Waiting, null, 0, now);
}
