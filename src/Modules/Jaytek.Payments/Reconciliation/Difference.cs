using Jaytek.Engine.Data;
using Jaytek.Payments.Providers;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Payments.Reconciliation;

/// <summary>In what the provider's books and ours differ.</summary>
internal enum DifferenceKind
{
    /// <summary>The provider has it, and we have not.</summary>
    MissingHere,

    /// <summary>We have it, and the provider has not.</summary>
    MissingThere,

    /// <summary>Both have it, with other amounts.</summary>
    Amount,

    /// <summary>Both have it, and the provider took another fee than we booked.</summary>
    Fee,

    /// <summary>What our orders, refunds and disputes come to is not what lies on the provider's account in our books.</summary>
    Books,
}

/// <summary>Something that the provider and we do not say alike; gone once they do.</summary>
internal sealed class Difference
{
    public const int MaxReference = 255;

    /// <summary>26 characters, made of what it is about: found again it is the same.</summary>
    public required string Id { get; init; }

    public required string Provider { get; init; }

    public required DifferenceKind Kind { get; init; }

    /// <summary>What it is about.</summary>
    public required LineKind About { get; init; }

    /// <summary>The payment, refund or dispute at the provider; a currency, of the books.</summary>
    public required string Reference { get; init; }

    public required string? OrderId { get; set; }

    public required string Currency { get; init; }

    /// <summary>Minor units that we say; null where we have nothing.</summary>
    public required long? Ours { get; set; }

    /// <summary>Minor units that the provider says; null where it has nothing.</summary>
    public required long? Theirs { get; set; }

    public required DateTimeOffset FirstSeenAt { get; init; }

    public required DateTimeOffset SeenAt { get; set; }
}

/// <summary>The last comparison with a provider.</summary>
internal sealed class Comparison
{
    public required string Provider { get; init; }

    public DateTimeOffset StartedAt { get; set; }

    public DateTimeOffset EndedAt { get; set; }

    /// <summary>Since when it compared.</summary>
    public DateTimeOffset Since { get; set; }

    /// <summary>Lines of the provider's statement.</summary>
    public int Lines { get; set; }

    /// <summary>Events that had not come and were taken in.</summary>
    public int Late { get; set; }

    public int Differences { get; set; }

    /// <summary>The sums by currency, a JSON list of <see cref="SumLine"/>.</summary>
    public string Sums { get; set; } = "[]";

    /// <summary>Why it could not be done; null where it was.</summary>
    public string? Error { get; set; }
}

/// <summary>Maps <see cref="Difference"/> and <see cref="Comparison"/>.</summary>
internal sealed class DifferenceTable : IModelContributor
{
    public void Contribute(ModelBuilder model, DatabaseProvider provider)
    {
        model.Entity<Difference>(e =>
        {
            e.ToTable("payment_difference");
            e.HasKey(d => d.Id);
            e.Property(d => d.Id).HasMaxLength(26);
            e.Property(d => d.Provider).HasMaxLength(20);
            e.Property(d => d.Kind).HasMaxLength(20).HasConversion<string>();
            e.Property(d => d.About).HasMaxLength(20).HasConversion<string>();
            e.Property(d => d.Reference).HasMaxLength(Difference.MaxReference);
            e.Property(d => d.OrderId).HasMaxLength(26);
            e.Property(d => d.Currency).HasMaxLength(3);
            e.HasIndex(d => new { d.Provider, d.FirstSeenAt });
        });
        model.Entity<Comparison>(e =>
        {
            e.ToTable("payment_comparison");
            e.HasKey(c => c.Provider);
            e.Property(c => c.Provider).HasMaxLength(20);
            e.Property(c => c.Error).HasMaxLength(1_000);
        });
    }
}
