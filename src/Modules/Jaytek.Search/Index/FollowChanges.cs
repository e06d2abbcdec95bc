using Jaytek.Engine.Contracts;
using Jaytek.Engine.Events;

namespace Jaytek.Search.Index;

/// <summary>Follows what sources say has changed, after the commit.</summary>
internal sealed class FollowChanges(KeepDocuments keep) : IEventHandler<SearchableChanged>
{
    public async Task HandleAsync(SearchableChanged domainEvent, CancellationToken cancellationToken)
    {
        // A refusal is for the engine to record, which tries the event again.
        if ((await keep.RunAsync(domainEvent.Source, [domainEvent.Id], cancellationToken)).Error is { } error)
            throw new InvalidOperationException($"{domainEvent.Source}/{domainEvent.Id} could not be indexed: {error}");
    }
}
