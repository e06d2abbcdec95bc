using Jaytek.Engine.Data;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Engine.Events;

/// <summary>One event on its way to one handler. The row goes when the handler has succeeded.</summary>
internal sealed class OutboxMessage
{
    public long Id { get; init; }

    /// <summary>The event's name, <see cref="EventSubscription.EventName"/>.</summary>
    public required string EventType { get; init; }

    public required string AggregateId { get; init; }

    /// <summary>The handler's stable name.</summary>
    public required string Handler { get; init; }

    public required string Payload { get; init; }

    public required DateTimeOffset OccurredAt { get; init; }

    public int Attempts { get; set; }

    public required DateTimeOffset NextAttemptAt { get; set; }

    /// <summary>While a process works on the row, until when others leave it alone.</summary>
    public DateTimeOffset? LockedUntil { get; set; }

    /// <summary>Set when the tries are used up; the row waits for a person.</summary>
    public DateTimeOffset? FailedAt { get; set; }

    public string? LastError { get; set; }
}

internal sealed class OutboxTable : IModelContributor
{
    /// <summary>The longest id of an aggregate, characters; it may be a path.</summary>
    public const int MaxAggregateId = 400;

    public void Contribute(ModelBuilder model, DatabaseProvider provider) =>
        model.Entity<OutboxMessage>(e =>
        {
            e.ToTable("cms_outbox");
            e.Property(m => m.EventType).HasMaxLength(300);
            e.Property(m => m.AggregateId).HasMaxLength(MaxAggregateId);
            e.Property(m => m.Handler).HasMaxLength(300);
            e.HasIndex(m => new { m.Handler, m.AggregateId, m.Id });
            e.HasIndex(m => m.NextAttemptAt);
        });
}
