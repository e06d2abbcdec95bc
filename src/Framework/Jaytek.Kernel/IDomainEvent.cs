namespace Jaytek.Kernel;

/// <summary>Something that happened, told after the commit, at least once, in order per aggregate. Events are serialised as JSON: keep them small and flat.</summary>
public interface IDomainEvent
{
    /// <summary>What it happened to; events of one aggregate reach a handler in order.</summary>
    string AggregateId { get; }
}
