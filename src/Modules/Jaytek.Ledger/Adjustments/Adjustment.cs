using Jaytek.Engine.Data;
using Jaytek.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Ledger.Adjustments;

/// <summary>Where an adjustment stands.</summary>
internal enum AdjustmentState
{
    /// <summary>Somebody else has to look at it.</summary>
    Requested,

    /// <summary>It is in the books.</summary>
    Approved,

    /// <summary>Nothing was moved.</summary>
    Rejected,
}

/// <summary>A correction of a wallet by hand: one person asks for it, another decides, and only then money moves.</summary>
internal sealed class Adjustment : IRowVersioned
{
    public const int MaxReason = 300;

    /// <summary>26 characters.</summary>
    public required string Id { get; init; }

    /// <summary>Whose wallet.</summary>
    public required string UserId { get; init; }

    public required string Currency { get; init; }

    /// <summary>Minor units; positive gives to the wallet, negative takes from it.</summary>
    public required long Amount { get; init; }

    public required string Reason { get; init; }

    public AdjustmentState State { get; set; }

    public required string RequestedBy { get; init; }

    public required DateTimeOffset RequestedAt { get; init; }

    public string? DecidedBy { get; set; }

    public DateTimeOffset? DecidedAt { get; set; }

    public long RowVersion { get; set; }

    public Money Money => new(Amount, Currency);

    /// <summary>The key of its posting.</summary>
    public string PostingKey => KeyPrefix + Id;

    /// <summary>What the keys of such postings begin with.</summary>
    public const string KeyPrefix = "adjustment:";
}

/// <summary>Maps <see cref="Adjustment"/>.</summary>
internal sealed class AdjustmentTable : IModelContributor
{
    public IReadOnlyList<TableGuard> Guards { get; } = [new("ledger_adjustment") { Own = $"user_id = {TableGuard.Reader}" }];

    public void Contribute(ModelBuilder model, DatabaseProvider provider) =>
        model.Entity<Adjustment>(e =>
        {
            e.ToTable("ledger_adjustment", t =>
            {
                t.HasCheckConstraint("ck_ledger_adjustment_amount", "amount <> 0");
                // Held by the database too: nobody approves what they asked for, and nobody has a hand in their own wallet's.
                t.HasCheckConstraint("ck_ledger_adjustment_people", "requested_by <> user_id and (decided_by is null or (decided_by <> requested_by and decided_by <> user_id))");
            });
            e.HasKey(a => a.Id);
            e.Property(a => a.Id).HasMaxLength(26);
            e.Property(a => a.UserId).HasMaxLength(26);
            e.Property(a => a.Currency).HasMaxLength(3);
            e.Property(a => a.Reason).HasMaxLength(Adjustment.MaxReason);
            e.Property(a => a.State).HasMaxLength(20).HasConversion<string>();
            e.Property(a => a.RequestedBy).HasMaxLength(26);
            e.Property(a => a.DecidedBy).HasMaxLength(26);
            e.Property(a => a.RowVersion).IsConcurrencyToken();
            e.Ignore(a => a.Money);
            e.Ignore(a => a.PostingKey);
            e.HasIndex(a => new { a.UserId, a.RequestedAt });
            e.HasIndex(a => new { a.State, a.RequestedAt });
        });
}
