using Jaytek.Engine.Data;
using Jaytek.Engine.Events;
using Jaytek.Kernel;
using Jaytek.Webhooks.Endpoints;

namespace Jaytek.Webhooks.Deliveries;

/// <summary>
/// Writes a delivery for each endpoint that wants an event, in the event's own transaction: what is committed is delivered, what is rolled back is not. It
/// does so while the feature is off too; the deliveries wait.
/// </summary>
internal sealed class QueueDeliveries(EndpointIndex endpoints) : IEventTap
{
    public bool Wants(IDomainEvent domainEvent) => EventNames.MayLeave(domainEvent.GetType()) && endpoints.AnyWants(EventNames.Of(domainEvent.GetType()));

    public void Take(JaytekDb db, IReadOnlyList<IDomainEvent> events, DateTimeOffset now)
    {
        foreach (var domainEvent in events)
        {
            var (name, data) = (EventNames.Of(domainEvent.GetType()), Messages.DataOf(domainEvent));
            foreach (var endpoint in endpoints.WhoWants(name, data))
                db.Add(Messages.Delivery(endpoint, name, domainEvent.AggregateId, data, now));
        }
    }
}
