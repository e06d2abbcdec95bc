using Jaytek.Engine.Data;
using Jaytek.Engine.Features;
using Jaytek.Engine.Security;
using Jaytek.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Jaytek.Engine.Events;

/// <summary>
/// Brings outbox rows to their handlers: at least once, in order per handler and aggregate. A row that fails is tried again after 1, 2, 4 …
/// seconds, eight times in all, then waits for a person, and with it the later rows of the same aggregate and handler. Handlers that ask outside have a lane each, beside the one of all
/// others: who waits for an answer holds up nobody else.
/// </summary>
internal sealed class OutboxDispatcher(
    IServiceScopeFactory scopes,
    IEnumerable<EventSubscription> subscriptions,
    FeatureState features,
    OutboxSignal signal,
    TimeProvider clock,
    IOptions<OutboxOptions> options,
    ILogger<OutboxDispatcher> logger) : BackgroundService
{
    internal const int MaxAttempts = 8;
    private const int Batch = 50;
    private const string Inside = "";
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(2);

    private readonly Dictionary<(string Handler, string Event), EventSubscription> _handlers = subscriptions.ToDictionary(s => (s.Handler, s.EventName));

    private readonly IReadOnlyList<IGrouping<string, string>> _lanes =
        [.. subscriptions.Select(s => (s.Handler, Lane: s.AsksOutside ? s.Handler : Inside)).Distinct().GroupBy(s => s.Lane, s => s.Handler).OrderBy(lane => lane.Key, StringComparer.Ordinal)];

    /// <summary>Works through all rows that are due. Returns how many were handled or failed.</summary>
    public async Task<int> DrainAsync(CancellationToken cancellationToken)
    {
        var worked = 0;
        for (var round = await DrainOnceAsync(cancellationToken); round > 0; round = await DrainOnceAsync(cancellationToken))
            worked += round;
        return worked;
    }

    // One lane after the other; what one raises another may hear.
    private async Task<int> DrainOnceAsync(CancellationToken cancellationToken)
    {
        var worked = 0;
        foreach (var lane in _lanes)
            worked += await DrainAsync(lane, cancellationToken);
        return worked;
    }

    private async Task<int> DrainAsync(IGrouping<string, string> lane, CancellationToken cancellationToken)
    {
        var worked = 0;
        for (var round = await RoundAsync(lane, cancellationToken); round > 0; round = await RoundAsync(lane, cancellationToken))
            worked += round;
        return worked;
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(_lanes.Select(lane => Task.Run(() => RunAsync(lane, stoppingToken), stoppingToken)));

    private async Task RunAsync(IGrouping<string, string> lane, CancellationToken stoppingToken)
    {
        try
        {
            while (!stoppingToken.IsCancellationRequested)
                await TurnAsync(lane, stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // A host that is disposed of without being stopped takes this for a failure of the service. What was begun is due again.
        }
    }

    private async Task TurnAsync(IGrouping<string, string> lane, CancellationToken stoppingToken)
    {
        try
        {
            await DrainAsync(lane, stoppingToken);
            await signal.WaitAsync(lane.Key, Idle, stoppingToken);
        }
        catch (Exception e) when (!stoppingToken.IsCancellationRequested)
        {
            logger.LogError(e, "The outbox could not be read; the next try is in {Delay}", Idle);
            await Task.Delay(Idle, clock, stoppingToken);
        }
    }

    private async Task<int> RoundAsync(IGrouping<string, string> lane, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        // Rows of a feature that is off, or of a module that is not installed, wait until it is there again.
        var on = _handlers.Values.Where(s => lane.Contains(s.Handler) && features.IsOn(s.FeatureId)).Select(s => s.Handler).Distinct().ToList();
        if (on.Count == 0)
            return 0;
        List<OutboxMessage> due;
        await using (var scope = scopes.CreateAsyncScope())
        {
            var rows = scope.ServiceProvider.GetRequiredService<JaytekDb>().Set<OutboxMessage>().AsNoTracking();
            due = await rows
                .Where(m => m.FailedAt == null && m.NextAttemptAt <= now && (m.LockedUntil == null || m.LockedUntil < now) && on.Contains(m.Handler))
                .Where(m => !rows.Any(e => e.Handler == m.Handler && e.AggregateId == m.AggregateId && e.Id < m.Id))
                .OrderBy(m => m.Id).Take(Batch).ToListAsync(cancellationToken);
        }
        var worked = 0;
        foreach (var message in due)
            worked += await DeliverAsync(message, cancellationToken) ? 1 : 0;
        return worked;
    }

    private async Task<bool> DeliverAsync(OutboxMessage message, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<JaytekDb>();
        var row = db.Set<OutboxMessage>().Where(m => m.Id == message.Id);
        // The round began some deliveries ago: meanwhile another process may have worked on the row, and failed.
        var now = clock.GetUtcNow();
        var until = now.AddSeconds(options.Value.LockSeconds);
        var claimed = await row
            .Where(m => m.FailedAt == null && m.NextAttemptAt <= now && m.Attempts == message.Attempts && (m.LockedUntil == null || m.LockedUntil < now))
            .ExecuteUpdateAsync(u => u.SetProperty(m => m.LockedUntil, until), cancellationToken);
        if (claimed == 0)
            return false;
        try
        {
            var subscription = _handlers.GetValueOrDefault((message.Handler, message.EventType))
                ?? throw new InvalidOperationException($"No installed module has the handler {message.Handler} of {message.EventType}.");
            scope.ServiceProvider.GetRequiredService<CurrentActor>().Actor = Actor.System;
            var handler = scope.ServiceProvider.GetRequiredService(subscription.HandlerType);
            await subscription.InvokeAsync(handler, message.Payload, cancellationToken);
            await row.ExecuteDeleteAsync(cancellationToken);
        }
        catch (Exception e) when (e is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            await RecordFailureAsync(row, message, e, cancellationToken);
        }
        return true;
    }

    private async Task RecordFailureAsync(IQueryable<OutboxMessage> row, OutboxMessage message, Exception exception, CancellationToken cancellationToken)
    {
        var attempts = message.Attempts + 1;
        var now = clock.GetUtcNow();
        var next = now + TimeSpan.FromSeconds(Math.Pow(2, attempts - 1));
        DateTimeOffset? failedAt = attempts >= MaxAttempts ? now : null;
        logger.LogError(exception, "{Handler} failed on {Event} of {Aggregate}, try {Attempts} of {Max}",
            message.Handler, message.EventType, message.AggregateId, attempts, MaxAttempts);
        await row.ExecuteUpdateAsync(u => u
            .SetProperty(m => m.Attempts, attempts)
            .SetProperty(m => m.NextAttemptAt, next)
            .SetProperty(m => m.LockedUntil, (DateTimeOffset?)null)
            .SetProperty(m => m.FailedAt, failedAt)
            .SetProperty(m => m.LastError, exception.ToString()), cancellationToken);
    }
}
