using Jaytek.Engine.Data;
using Jaytek.Engine.Features;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Engine.Events;

/// <summary>Why an event has not reached its handler.</summary>
public enum WaitingReason
{
    /// <summary>It is next in line.</summary>
    Due,

    /// <summary>It failed and is tried again at a time.</summary>
    Again,

    /// <summary>All tries have failed; it waits for a person, and later events of the same aggregate and handler wait with it.</summary>
    Failed,

    /// <summary>The handler's feature is off, or its module is not installed.</summary>
    HandlerOff,
}

/// <summary>An event on its way to a handler.</summary>
/// <param name="Id">For trying it again.</param>
/// <param name="Event">The event's name.</param>
/// <param name="AggregateId">What it happened to.</param>
/// <param name="Handler">The handler's stable name.</param>
/// <param name="OccurredAt">When it happened, UTC.</param>
/// <param name="Attempts">How often it was tried.</param>
/// <param name="NextAttemptAt">When it is tried next, UTC; of no meaning once it has failed.</param>
/// <param name="Reason">Why it waits.</param>
/// <param name="LastError">The first line of the last failure, or null.</param>
public sealed record WaitingEvent(
    long Id, string Event, string AggregateId, string Handler, DateTimeOffset OccurredAt, int Attempts, DateTimeOffset NextAttemptAt,
    WaitingReason Reason, string? LastError)
{
    /// <summary>The whole of the last failure, with the places in the code; null where there was none.</summary>
    public string? ErrorText { get; init; }
}

/// <summary>The events that have not reached their handlers: what an operator looks at.</summary>
public sealed class WaitingEvents
{
    private const int MaxError = 500;

    private readonly JaytekDb _db;
    private readonly ILookup<string, EventSubscription> _handlers;
    private readonly FeatureView _features;

    internal WaitingEvents(JaytekDb db, IEnumerable<EventSubscription> subscriptions, FeatureView features) =>
        (_db, _handlers, _features) = (db, subscriptions.ToLookup(s => s.Handler), features);

    /// <summary>How many have failed, and how many wait in all.</summary>
    public async Task<(int Failed, int All)> CountAsync(CancellationToken cancellationToken)
    {
        var rows = _db.Set<OutboxMessage>();
        return (await rows.CountAsync(m => m.FailedAt != null, cancellationToken), await rows.CountAsync(cancellationToken));
    }

    /// <summary>A page of them: failed ones first, then those with a failure behind them, then the oldest.</summary>
    public async Task<IReadOnlyList<WaitingEvent>> ListAsync(int skip, int take, CancellationToken cancellationToken)
    {
        var rows = await _db.Set<OutboxMessage>().AsNoTracking()
            .OrderByDescending(m => m.FailedAt != null).ThenByDescending(m => m.Attempts > 0).ThenBy(m => m.Id)
            .Skip(skip).Take(take).ToListAsync(cancellationToken);
        return [.. rows.Select(m => new WaitingEvent(
            m.Id, m.EventType, m.AggregateId, m.Handler, m.OccurredAt, m.Attempts, m.NextAttemptAt, ReasonOf(m), FirstLine(m.LastError)) { ErrorText = m.LastError })];
    }

    private WaitingReason ReasonOf(OutboxMessage message) =>
        message.FailedAt is not null ? WaitingReason.Failed
        : !_handlers[message.Handler].Any(s => _features.IsOn(s.FeatureId)) ? WaitingReason.HandlerOff
        : message.Attempts > 0 ? WaitingReason.Again
        : WaitingReason.Due;

    /// <summary>What went wrong, without the places in the code, which the log has.</summary>
    internal static string? FirstLine(string? error)
    {
        var line = error?.Split('\n', 2)[0].Trim();
        return line?.Length > MaxError ? line[..MaxError] + "…" : line;
    }
}
