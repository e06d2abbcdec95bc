using Jaytek.Engine.Actions;
using Jaytek.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Engine.Events;

/// <summary>Lets events that failed be tried again, from the first of their eight tries.</summary>
public sealed class RetryEvents
{
    /// <summary>Who may see the background work and run it again.</summary>
    public static readonly Permission Manage = Permission.Parse("background-work:manage:any");

    private readonly ActionRunner _runner;
    private readonly OutboxSignal _signal;

    internal RetryEvents(ActionRunner runner, OutboxSignal signal) => (_runner, _signal) = (runner, signal);

    /// <summary>One event, failed or waiting for its next try. Errors: <c>engine.event.unknown</c> where it has reached its handler meanwhile.</summary>
    public async Task<Result> OneAsync(long id, CancellationToken cancellationToken)
    {
        var done = await RunAsync(m => m.Where(row => row.Id == id), cancellationToken);
        return done.Error is { } error ? error
            : done.Value > 0 ? Result.Success
            : new Error("engine.event.unknown", "This event waits no longer: it has reached its handler, or never was.", ErrorKind.NotFound);
    }

    /// <summary>Every event whose tries are used up; how many these were.</summary>
    public Task<Result<int>> FailedAsync(CancellationToken cancellationToken) =>
        RunAsync(m => m.Where(row => row.FailedAt != null), cancellationToken);

    private async Task<Result<int>> RunAsync(Func<IQueryable<OutboxMessage>, IQueryable<OutboxMessage>> which, CancellationToken cancellationToken)
    {
        var done = await _runner.RunRepeatableAsync<int>("engine.events.retry", async scope =>
        {
            if (await scope.RefuseAsync(Manage, null, cancellationToken) is { } refusal)
                return refusal;
            var rows = await which(scope.Db.Set<OutboxMessage>()).OrderBy(m => m.Id)
                .Select(m => new { m.Id, m.EventType, m.Handler, m.AggregateId }).ToListAsync(cancellationToken);
            // The last error stays until there is another: it is the reason why somebody tries again.
            await which(scope.Db.Set<OutboxMessage>()).ExecuteUpdateAsync(u => u
                .SetProperty(m => m.Attempts, 0).SetProperty(m => m.FailedAt, (DateTimeOffset?)null).SetProperty(m => m.NextAttemptAt, scope.Now), cancellationToken);
            foreach (var row in rows)
                scope.Audit("Event", row.Id.ToString(System.Globalization.CultureInfo.InvariantCulture), $"{row.EventType} of {row.AggregateId} to {row.Handler} is tried again");
            return rows.Count;
        }, cancellationToken);
        if (done.IsSuccess)
            _signal.Set();
        return done;
    }
}
