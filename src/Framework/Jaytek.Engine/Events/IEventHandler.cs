using System.Reflection;
using System.Text.Json;
using Jaytek.Kernel;

namespace Jaytek.Engine.Events;

/// <summary>Reacts to an event after its commit. It may be called twice for one event and must end the same.</summary>
public interface IEventHandler<in TEvent> where TEvent : class, IDomainEvent
{
    /// <summary>Handles one event; an exception means that it is tried again later.</summary>
    Task HandleAsync(TEvent domainEvent, CancellationToken cancellationToken);
}

/// <summary>Keeps an event's name when its class is renamed: rows of running sites hold the old one.</summary>
/// <param name="name">The name of the class as it was first released.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class EventNameAttribute(string name) : Attribute
{
    /// <summary>The name in outbox rows.</summary>
    public string Name { get; } = name;

    /// <summary>The name of an event's class: its own, or the one that it keeps.</summary>
    public static string Of(Type eventType) => eventType.GetCustomAttribute<EventNameAttribute>()?.Name ?? eventType.Name;
}

/// <summary>That a handler listens to an event.</summary>
/// <param name="Handler">The handler's stable name. Rows wait under it, and keep their order among all events of one handler.</param>
internal sealed record EventSubscription(
    string Handler, string FeatureId, Type EventType, Type HandlerType, Func<object, string, CancellationToken, Task> InvokeAsync)
{
    /// <summary>True where the handler waits for others, and so has a lane of its own.</summary>
    public bool AsksOutside { get; init; }

    /// <summary>The event's name in outbox rows.</summary>
    public string EventName { get; } = EventNameAttribute.Of(EventType);

    public static EventSubscription Of<TEvent, THandler>(string handler, string featureId)
        where TEvent : class, IDomainEvent
        where THandler : class, IEventHandler<TEvent> =>
        new(handler, featureId, typeof(TEvent), typeof(THandler), (instance, payload, cancellationToken) =>
            ((THandler)instance).HandleAsync(
                JsonSerializer.Deserialize<TEvent>(payload, JsonSerializerOptions.Web)
                    ?? throw new InvalidOperationException($"An empty {typeof(TEvent).Name} stands in the outbox."),
                cancellationToken));
}
