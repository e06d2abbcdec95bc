using Jaytek.Engine.Data;
using Jaytek.Ledger.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Ledger.Holds;

/// <summary>Earnings of a sale that their owner may not have yet, and when they may.</summary>
internal sealed class Hold
{
    public long Id { get; init; }

    /// <summary>The sale that earned them.</summary>
    public required string SaleKey { get; init; }

    public required string UserId { get; init; }

    public required string Currency { get; init; }

    /// <summary><see cref="AccountKind.Pending"/> or <see cref="AccountKind.Reserve"/>.</summary>
    public required AccountKind Account { get; init; }

    /// <summary>Minor units that are still held.</summary>
    public required long Left { get; set; }

    public required DateTimeOffset ReleaseAt { get; init; }

    public DateTimeOffset? ReleasedAt { get; set; }

    /// <summary>The account that holds them.</summary>
    public AccountRef Holding => AccountRef.Of(Account, UserId, Currency);
}

/// <summary>Maps <see cref="Hold"/>.</summary>
internal sealed class HoldTable : IModelContributor
{
    public IReadOnlyList<TableGuard> Guards { get; } = [new("ledger_hold") { Own = $"user_id = {TableGuard.Reader}" }];

    public void Contribute(ModelBuilder model, DatabaseProvider provider) =>
        model.Entity<Hold>(e =>
        {
            e.ToTable("ledger_hold", t => t.HasCheckConstraint("ck_ledger_hold_left", "\"left\" >= 0"));
            e.Property(h => h.SaleKey).HasMaxLength(AccountRef.MaxOwner);
            e.Property(h => h.UserId).HasMaxLength(AccountRef.MaxOwner);
            e.Property(h => h.Currency).HasMaxLength(3);
            e.Property(h => h.Account).HasMaxLength(20).HasConversion(kind => Postings.Words.Of(kind), word => Postings.Words.Account(word));
            e.HasIndex(h => new { h.SaleKey, h.UserId });
            e.HasIndex(h => h.ReleaseAt).HasFilter("\"left\" > 0");
            e.HasIndex(h => new { h.UserId, h.ReleaseAt }).HasFilter("\"left\" > 0");
        });
}
