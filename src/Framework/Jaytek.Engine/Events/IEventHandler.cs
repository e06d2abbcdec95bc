using System.Text.Json;
using Jaytek.Kernel;

namespace Jaytek.Engine.Events;

/// <summary>Reacts to an event after its commit. It may be called twice for one event and must end the same.</summary>
public interface IEventHandler<in TEvent> where TEvent : class, IDomainEvent
{
    /// <summary>Handles one event; an exception means that it is tried again later.</summary>
    Task HandleAsync(TEvent domainEvent, CancellationToken cancellationToken);
}

/// <summary>That a handler listens to an event.</summary>
internal sealed record EventSubscription(
    string FeatureId, Type EventType, Type HandlerType, Func<object, string, CancellationToken, Task> InvokeAsync)
{
    /// <summary>The handler's name in outbox rows.</summary>
    public string HandlerName => HandlerType.FullName!;

    public static EventSubscription Of<TEvent, THandler>(string featureId)
        where TEvent : class, IDomainEvent
        where THandler : class, IEventHandler<TEvent> =>
        new(featureId, typeof(TEvent), typeof(THandler), (handler, payload, cancellationToken) =>
            ((THandler)handler).HandleAsync(
                JsonSerializer.Deserialize<TEvent>(payload, JsonSerializerOptions.Web)
                    ?? throw new InvalidOperationException($"An empty {typeof(TEvent).Name} stands in the outbox."),
                cancellationToken));
}
