using Jaytek.Engine.Data;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Payments.Intake;

/// <summary>What became of a provider's event.</summary>
internal enum EventOutcome
{
    /// <summary>It is to be worked on.</summary>
    Waiting,

    /// <summary>It was taken in.</summary>
    Done,

    /// <summary>It is nothing to us.</summary>
    Nothing,

    /// <summary>It could not be taken in so far.</summary>
    Failed,
}

/// <summary>An event of a provider, as it came.</summary>
internal sealed class ProviderEventRow
{
    public const int MaxEventId = 255;
    public const int MaxNote = 500;

    /// <summary>26 characters.</summary>
    public required string Id { get; init; }

    public required string Provider { get; init; }

    /// <summary>The provider's name for it: one row, however often it comes.</summary>
    public required string EventId { get; init; }

    public required string Kind { get; init; }

    /// <summary>As it came; null once it is kept no longer.</summary>
    public required string? Body { get; set; }

    public required DateTimeOffset ReceivedAt { get; init; }

    public EventOutcome Outcome { get; set; }

    /// <summary>Why it failed, or null.</summary>
    public string? Note { get; set; }

    public DateTimeOffset? WorkedAt { get; set; }

    /// <summary>How often it could not be taken in since it came, or since somebody had it worked on again.</summary>
    public int Tries { get; set; }

    /// <summary>When it is worked on again by itself; null where it was taken in, and where it is given up and waits for a person.</summary>
    public DateTimeOffset? DueAt { get; set; }

    /// <summary>True where nobody tries any more.</summary>
    public bool IsDead => Outcome == EventOutcome.Failed && DueAt is null;

    /// <summary>When the next try is after so many that failed: ten minutes, doubling to six hours, for three days in all.</summary>
    public static DateTimeOffset? NextTry(int tries, DateTimeOffset now) => tries switch
    {
        <= 6 => now.AddMinutes(10 << Math.Max(0, tries - 1)),
        <= 17 => now.AddHours(6),
        _ => null,
    };
}

/// <summary>Maps <see cref="ProviderEventRow"/>.</summary>
internal sealed class ProviderEventTable : IModelContributor
{
    public void Contribute(ModelBuilder model, DatabaseProvider provider) =>
        model.Entity<ProviderEventRow>(e =>
        {
            e.ToTable("payment_event");
            e.HasKey(r => r.Id);
            e.Property(r => r.Id).HasMaxLength(26);
            e.Property(r => r.Provider).HasMaxLength(20);
            e.Property(r => r.EventId).HasMaxLength(ProviderEventRow.MaxEventId);
            e.Property(r => r.Kind).HasMaxLength(100);
            e.Property(r => r.Outcome).HasMaxLength(10).HasConversion<string>();
            e.Property(r => r.Note).HasMaxLength(ProviderEventRow.MaxNote);
            e.HasIndex(r => new { r.Provider, r.EventId }).IsUnique();
            e.Ignore(r => r.IsDead);
            e.HasIndex(r => new { r.ReceivedAt, r.Id });
            e.HasIndex(r => r.DueAt).HasFilter("due_at is not null");
            e.HasIndex(r => r.ReceivedAt).HasFilter("body is not null");
            e.HasIndex(r => new { r.Outcome, r.ReceivedAt });
        });
}
