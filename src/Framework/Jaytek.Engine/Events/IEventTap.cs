using Jaytek.Engine.Data;
using Jaytek.Kernel;

namespace Jaytek.Engine.Events;

/// <summary>
/// Sees events of every kind in the transaction that raises them, to write down there what is to become of them. It is asked whatever its feature's
/// state: what it writes waits, as the rows of any handler do. Whoever reacts to known events after the commit is an <see cref="IEventHandler{TEvent}"/>.
/// </summary>
public interface IEventTap
{
    /// <summary>True where anything is to become of the event; asked for each, so it is answered from memory.</summary>
    bool Wants(IDomainEvent domainEvent);

    /// <summary>Adds rows for the events, which are in the order in which they were raised. Units that raise events of one aggregate come here one after another.</summary>
    /// <param name="db">The open unit of work, saved and committed afterwards.</param>
    /// <param name="events">Those that are wanted.</param>
    /// <param name="now">When they happened.</param>
    void Take(JaytekDb db, IReadOnlyList<IDomainEvent> events, DateTimeOffset now);
}
