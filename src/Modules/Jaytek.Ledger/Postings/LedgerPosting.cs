using Jaytek.Engine.Data;
using Jaytek.Ledger.Accounts;
using Jaytek.Ledger.Contracts;
using Jaytek.Ledger.Postings.Seals;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Jaytek.Ledger.Postings;

/// <summary>A movement of money in the books. Written once, by <see cref="PostEntries"/>; read by everybody else.</summary>
internal sealed class LedgerPosting
{
    public const int MaxSource = 50;
    public const int MaxDescription = 500;

    public long Id { get; init; }

    public required string Key { get; init; }

    /// <summary>SHA-256 of what the draft said.</summary>
    public required byte[] InputHash { get; init; }

    public required PostingKind Kind { get; init; }

    public required string Source { get; init; }

    public required string Description { get; init; }

    /// <summary>A flat JSON object of texts.</summary>
    public required string Metadata { get; init; }

    /// <summary>26 characters; null for the system. No name: the books are never changed, and people may want to be forgotten.</summary>
    public string? ActorId { get; init; }

    public required DateTimeOffset At { get; init; }

    public long? Reverses { get; init; }

    /// <summary>How many entries belong to it; counted by the seal.</summary>
    public required int EntryCount { get; init; }
}

/// <summary>One line of a posting.</summary>
internal sealed class LedgerEntry
{
    public required long PostingId { get; init; }

    public required int Line { get; init; }

    public required long AccountId { get; init; }

    /// <summary>Minor units of the account's currency; positive is a credit.</summary>
    public required long Amount { get; init; }
}

/// <summary>Maps <see cref="LedgerPosting"/> and <see cref="LedgerEntry"/>, and has the database hold what is true of them.</summary>
internal sealed class PostingTable : IModelContributor
{
    public const string Name = "ledger_posting";
    public const string Entries = "ledger_entry";

    public void Contribute(ModelBuilder model, DatabaseProvider provider)
    {
        model.Entity<LedgerPosting>(e =>
        {
            e.ToTable(Name);
            e.Property(p => p.Id).ValueGeneratedNever();
            e.Property(p => p.Key).HasMaxLength(PostingDraft.MaxKey);
            e.Property(p => p.InputHash).HasMaxLength(32);
            e.Property(p => p.Kind).HasMaxLength(20).HasConversion(kind => Words.Of(kind), word => Words.Posting(word));
            e.Property(p => p.Source).HasMaxLength(LedgerPosting.MaxSource);
            e.Property(p => p.Description).HasMaxLength(LedgerPosting.MaxDescription);
            e.Property(p => p.ActorId).HasMaxLength(26);
            e.HasOne<LedgerPosting>().WithMany().HasForeignKey(p => p.Reverses).OnDelete(DeleteBehavior.Restrict);
            e.HasIndex(p => p.Key).IsUnique();
            e.HasIndex(p => new { p.Kind, p.Id });
            Own(e, provider);
        });
        model.Entity<LedgerEntry>(e =>
        {
            e.ToTable(Entries, t => t.HasCheckConstraint(
                "ck_ledger_entry_amount", $"amount <> 0 and amount between -{EntryDraft.MaxAmount} and {EntryDraft.MaxAmount}"));
            e.HasKey(one => new { one.PostingId, one.Line });
            e.HasOne<LedgerAccount>().WithMany().HasForeignKey(one => one.AccountId).OnDelete(DeleteBehavior.Restrict);
            e.HasIndex(one => new { one.AccountId, one.PostingId });
            e.IsWithoutRowId();
            Own(e, provider);
            // PostgreSQL's holds the transaction too and is checked at the commit, for which EF has no words: see the seal.
            if (provider == DatabaseProvider.Sqlite)
                e.HasOne<LedgerPosting>().WithMany().HasForeignKey(one => one.PostingId).OnDelete(DeleteBehavior.Restrict);
        });
    }

    public Task CompleteAsync(JaytekDb db, CancellationToken cancellationToken) =>
        db.Provider == DatabaseProvider.Sqlite ? SqliteSeal.PutAsync(db, cancellationToken) : PostgresSeal.PutAsync(db, cancellationToken);

    // Entries are written before their posting, so that between the two another transaction could slip one in; the transaction's own id,
    // which the seal's triggers write, keeps it out.
    private static void Own<T>(EntityTypeBuilder<T> entity, DatabaseProvider provider) where T : class
    {
        if (provider == DatabaseProvider.Postgres)
            entity.Property<ulong>("Xid").HasColumnType("xid8").HasDefaultValueSql("pg_current_xact_id()");
    }
}
