using System.Text.Json;
using Jaytek.Engine.Data;
using Jaytek.Kernel;

namespace Jaytek.Engine.Events;

/// <summary>Writes one row per event and installed handler, also for handlers of features that are off: those rows wait.</summary>
internal sealed class OutboxWriter(IEnumerable<EventSubscription> subscriptions)
{
    private readonly ILookup<Type, EventSubscription> _byEvent = subscriptions.ToLookup(s => s.EventType);

    public void Write(JaytekDb db, IEnumerable<IDomainEvent> events, DateTimeOffset now)
    {
        foreach (var domainEvent in events)
        {
            var type = domainEvent.GetType();
            foreach (var subscription in _byEvent[type])
            {
                db.Add(new OutboxMessage
                {
                    EventType = type.FullName!,
                    AggregateId = domainEvent.AggregateId,
                    Handler = subscription.HandlerName,
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
    private readonly SemaphoreSlim _signal = new(0, 1);

    public void Set()
    {
        try
        {
            _signal.Release();
        }
        catch (SemaphoreFullException)
        {
            // It is set already: the dispatcher will see all rows.
        }
    }

    public Task<bool> WaitAsync(TimeSpan atMost, CancellationToken cancellationToken) => _signal.WaitAsync(atMost, cancellationToken);

    public void Dispose() => _signal.Dispose();
}
