using Jaytek.Engine.Data;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Webhooks.Deliveries;

/// <summary>What has become of a delivery.</summary>
internal enum DeliveryState
{
    /// <summary>It is tried when its time has come and nothing before it holds it back.</summary>
    Waiting,
    /// <summary>The endpoint has answered that it took it.</summary>
    Delivered,
    /// <summary>All tries have failed.</summary>
    Failed,
}

/// <summary>One event on its way to one endpoint, and afterwards a line of the log. It is written in the transaction that raised the event.</summary>
internal sealed class Delivery
{
    /// <summary>Also the order: smaller ones first.</summary>
    public long Id { get; init; }

    public required string EndpointId { get; init; }

    /// <summary><c>webhook-id</c>: the same at every try, so that a receiver knows what it has seen.</summary>
    public required string MessageId { get; init; }

    /// <summary>The event's name, <c>content.published</c>.</summary>
    public required string EventType { get; init; }

    /// <summary>What it is about, for the log: the id of an item or a user, a path.</summary>
    public required string Subject { get; init; }

    /// <summary>The body, byte by byte as it is signed and sent.</summary>
    public required string Payload { get; init; }

    public required DateTimeOffset OccurredAt { get; init; }

    public DeliveryState State { get; set; }

    public int Attempts { get; set; }

    /// <summary>When it was first tried, from when on its tries are counted, or, before that, when it was queued; a repetition begins anew.</summary>
    public required DateTimeOffset QueuedAt { get; set; }

    public required DateTimeOffset NextAttemptAt { get; set; }

    public DateTimeOffset? LastAttemptAt { get; set; }

    /// <summary>What the last try was answered with; null where there was no answer.</summary>
    public int? LastStatus { get; set; }

    /// <summary>Why the last try failed, for people; null after a success.</summary>
    public string? LastError { get; set; }

    /// <summary>The beginning of the last answer's body.</summary>
    public string? LastBody { get; set; }

    public int? LastMilliseconds { get; set; }
}

/// <summary>Maps <see cref="Delivery"/>.</summary>
internal sealed class DeliveryTable : IModelContributor
{
    public const int MaxError = 500;

    public void Contribute(ModelBuilder model, DatabaseProvider provider) =>
        model.Entity<Delivery>(e =>
        {
            e.ToTable("webhook_delivery");
            e.Property(d => d.EndpointId).HasMaxLength(26);
            e.Property(d => d.MessageId).HasMaxLength(40);
            e.Property(d => d.EventType).HasMaxLength(300);
            e.Property(d => d.Subject).HasMaxLength(400);
            e.Property(d => d.LastError).HasMaxLength(MaxError);
            e.HasIndex(d => new { d.EndpointId, d.State, d.Id });
            e.HasIndex(d => new { d.State, d.NextAttemptAt });
            e.HasIndex(d => d.OccurredAt);
        });
}
