using Jaytek.Engine.Data;
using Jaytek.Ledger.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Ledger.Transfers;

/// <summary>Where a transfer stands.</summary>
internal enum TransferState
{
    /// <summary>Its money is set aside.</summary>
    Reserved,

    /// <summary>Its money went on.</summary>
    Posted,

    /// <summary>Its money came back.</summary>
    Voided,
}

/// <summary>Money that is set aside until it is known what becomes of it.</summary>
internal sealed class Transfer
{
    public required string Key { get; init; }

    public required string UserId { get; init; }

    public required string Currency { get; init; }

    /// <summary>Minor units.</summary>
    public required long Amount { get; init; }

    public TransferState State { get; set; }

    public required DateTimeOffset ReservedAt { get; init; }

    public DateTimeOffset? ExpiresAt { get; init; }

    public DateTimeOffset? EndedAt { get; set; }
}

/// <summary>Maps <see cref="Transfer"/>.</summary>
internal sealed class TransferTable : IModelContributor
{
    /// <summary>The longest key: postings add a word to it.</summary>
    public const int MaxKey = PostingDraft.MaxKey - 30;

    public IReadOnlyList<TableGuard> Guards { get; } = [new("ledger_transfer") { Own = $"user_id = {TableGuard.Reader}" }];

    public void Contribute(ModelBuilder model, DatabaseProvider provider) =>
        model.Entity<Transfer>(e =>
        {
            e.ToTable("ledger_transfer");
            e.HasKey(t => t.Key);
            e.Property(t => t.Key).HasMaxLength(MaxKey);
            e.Property(t => t.UserId).HasMaxLength(26);
            e.Property(t => t.Currency).HasMaxLength(3);
            e.Property(t => t.State).HasMaxLength(10).HasConversion<string>();
            e.HasIndex(t => new { t.State, t.ExpiresAt });
            e.HasIndex(t => t.UserId);
        });
}
