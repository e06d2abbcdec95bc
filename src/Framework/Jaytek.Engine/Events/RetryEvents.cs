using System.Globalization;
using Jaytek.Engine.Actions;
using Jaytek.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Engine.Events;

/// <summary>Lets events that failed be tried again, from the first of their eight tries.</summary>
public sealed class RetryEvents
{
    /// <summary>Who may see the background work and run it again.</summary>
    public static readonly Permission Manage = Permission.Parse("background-work:manage:any");

    private const int BatchSize = 500;

    private readonly ActionRunner _runner;
    private readonly OutboxSignal _signal;

    internal RetryEvents(ActionRunner runner, OutboxSignal signal) => (_runner, _signal) = (runner, signal);

    /// <summary>One event, failed or waiting for its next try. Errors: <c>engine.event.unknown</c> where it has reached its handler meanwhile.</summary>
    public async Task<Result> OneAsync(long id, CancellationToken cancellationToken)
    {
        var done = await _runner.RunRepeatableAsync<int>("engine.events.retry", async scope =>
        {
            if (await scope.RefuseAsync(Manage, null, cancellationToken) is { } refusal)
                return refusal;
            if (await scope.Db.Set<OutboxMessage>().AsNoTracking().SingleOrDefaultAsync(m => m.Id == id, cancellationToken) is not { } row)
                return 0;
            scope.Audit("Event", id.ToString(CultureInfo.InvariantCulture), $"{row.EventType} of {row.AggregateId} to {row.Handler} is tried again");
            return await AgainAsync(scope, [id], cancellationToken);
        }, cancellationToken);
        if (done.IsSuccess)
            _signal.Set();
        return done.Error is { } error ? error
            : done.Value > 0 ? Result.Success
            : new Error("engine.event.unknown", "This event waits no longer: it has reached its handler, or never was.", ErrorKind.NotFound);
    }

    /// <summary>
    /// Every event whose tries are used up; how many these were. In batches, each a unit of work of its own, so that thousands hold no lock
    /// for long: those before one that fails stand.
    /// </summary>
    public async Task<Result<int>> FailedAsync(CancellationToken cancellationToken)
    {
        var (count, last) = (0, 0L);
        while (true)
        {
            var batch = await BatchAsync(last, cancellationToken);
            if (batch.Error is { } error)
                return error;
            if (batch.Value.Last is not { } next)
                return count;
            _signal.Set();
            (count, last) = (count + batch.Value.Count, next);
        }
    }

    // What fails again meanwhile has been passed already, so that this ends.
    private Task<Result<(int Count, long? Last)>> BatchAsync(long after, CancellationToken cancellationToken) =>
        _runner.RunRepeatableAsync<(int, long?)>("engine.events.retry", async scope =>
        {
            if (await scope.RefuseAsync(Manage, null, cancellationToken) is { } refusal)
                return refusal;
            var ids = await scope.Db.Set<OutboxMessage>().Where(m => m.FailedAt != null && m.Id > after).OrderBy(m => m.Id)
                .Select(m => m.Id).Take(BatchSize).ToListAsync(cancellationToken);
            if (ids.Count == 0)
                return (0, (long?)null);
            var count = await AgainAsync(scope, ids, cancellationToken);
            scope.Audit("Event", $"{ids[0]}-{ids[^1]}", $"{Counted.Of(count, "failed event is", "failed events are")} tried again");
            return (count, (long?)ids[^1]);
        }, cancellationToken);

    // The last error stays until there is another: it is the reason why somebody tries again.
    private static Task<int> AgainAsync(ActionScope scope, List<long> ids, CancellationToken cancellationToken) =>
        scope.Db.Set<OutboxMessage>().Where(m => ids.Contains(m.Id)).ExecuteUpdateAsync(u => u
            .SetProperty(m => m.Attempts, 0).SetProperty(m => m.FailedAt, (DateTimeOffset?)null).SetProperty(m => m.NextAttemptAt, scope.Now), cancellationToken);
}
