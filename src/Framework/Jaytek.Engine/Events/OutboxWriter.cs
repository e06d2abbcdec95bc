using System.Collections.Concurrent;
using System.Text.Json;
using Jaytek.Engine.Data;
using Jaytek.Kernel;

namespace Jaytek.Engine.Events;

/// <summary>Writes one row per event and installed handler, also for handlers of features that are off: those rows wait.</summary>
internal sealed class OutboxWriter(IEnumerable<EventSubscription> subscriptions, IEnumerable<IEventTap> taps)
{
    private readonly ILookup<Type, EventSubscription> _byEvent = subscriptions.ToLookup(s => s.EventType);

    public async Task WriteAsync(JaytekDb db, IReadOnlyCollection<IDomainEvent> events, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var heard = events.Where(e => _byEvent.Contains(e.GetType())).ToList();
        var tapped = taps.Select(tap => (Tap: tap, Events: events.Where(tap.Wants).ToList())).Where(one => one.Events.Count > 0).ToList();
        await AggregateLock.TakeAsync(db, heard.Concat(tapped.SelectMany(one => one.Events)).Select(e => e.AggregateId), cancellationToken);
        foreach (var (tap, wanted) in tapped)
            tap.Take(db, wanted, now);
        foreach (var domainEvent in heard)
        {
            var type = domainEvent.GetType();
            foreach (var subscription in _byEvent[type])
            {
                db.Add(new OutboxMessage
                {
                    EventType = subscription.EventName,
                    AggregateId = domainEvent.AggregateId,
                    Handler = subscription.Handler,
                    Payload = JsonSerializer.Serialize(domainEvent, type, JsonSerializerOptions.Web),
                    OccurredAt = now,
                    NextAttemptAt = now,
                });
            }
        }
    }
}

/// <summary>Wakes the dispatcher after a commit of this process.</summary>
internal sealed class OutboxSignal : IDisposable
{
    private readonly ConcurrentDictionary<string, SemaphoreSlim> _lanes = new();

    /// <summary>Wakes every lane that has waited before.</summary>
    public void Set()
    {
        foreach (var lane in _lanes.Values)
        {
            try
            {
                lane.Release();
            }
            catch (SemaphoreFullException)
            {
                // It is set already: the lane will see all rows.
            }
        }
    }

    public Task<bool> WaitAsync(string lane, TimeSpan atMost, CancellationToken cancellationToken) =>
        _lanes.GetOrAdd(lane, _ => new SemaphoreSlim(0, 1)).WaitAsync(atMost, cancellationToken);

    public void Dispose()
    {
        foreach (var lane in _lanes.Values)
            lane.Dispose();
    }
}
