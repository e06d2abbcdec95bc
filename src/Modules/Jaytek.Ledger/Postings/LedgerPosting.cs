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

    /// <summary>The currency of all its entries; null where it has several, as conversions do.</summary>
    public string? Currency { get; init; }

    public required string Source { get; init; }

    public required string Description { get; init; }

    /// <summary>A flat JSON object of texts.</summary>
    public required string Metadata { get; init; }

    /// <summary>26 characters; null for the system. No name: the books are never changed, and people may want to be forgotten.</summary>
    public string? ActorId { get; init; }

    /// <summary>The instant that <see cref="Id"/> bears, <see cref="PostingIds.At"/>: a span of time is read by the index of the numbers.</summary>
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

/// <summary>A text by which a posting is to be found again: a value of its metadata, such as an order's id. The metadata says what it is.</summary>
internal sealed class PostingMention
{
    /// <summary>The longest value that is kept here; a longer one is no id.</summary>
    public const int MaxValue = PostingDraft.MaxKey;

    public required string Value { get; init; }

    public required long PostingId { get; init; }
}

/// <summary>Maps <see cref="LedgerPosting"/>, <see cref="PostingMention"/> and <see cref="LedgerEntry"/>, and has the database hold what is true of them.</summary>
internal sealed class PostingTable : IModelContributor
{
    public const string Name = "ledger_posting";
    public const string Entries = "ledger_entry";
    public const string Mentions = "ledger_mention";

    /// <summary>A posting is somebody's where one of its entries is, and of its entries those on their accounts alone.</summary>
    public IReadOnlyList<TableGuard> Guards { get; } =
    [
        new(Name) { IsAppendOnly = true, Own = $"{PostgresSeal.IsOwn}(id)" },
        new(Entries) { IsAppendOnly = true, Own = $"account_id in (select id from {AccountTable.Name} where owner = {TableGuard.Reader})" },
        new(Mentions) { IsAppendOnly = true, Own = $"exists (select 1 from {Name} p where p.id = {Mentions}.posting_id)" },
    ];

    public void Contribute(ModelBuilder model, DatabaseProvider provider)
    {
        model.Entity<LedgerPosting>(e =>
        {
            e.ToTable(Name);
            e.Property(p => p.Id).ValueGeneratedNever();
            // Keys are found by their beginning, which only an index in the order of the bytes can do.
            var key = e.Property(p => p.Key).HasMaxLength(PostingDraft.MaxKey);
            if (provider == DatabaseProvider.Postgres)
                key.UseCollation("C");
            e.Property(p => p.InputHash).HasMaxLength(32);
            e.Property(p => p.Kind).HasMaxLength(20).HasConversion(kind => Words.Of(kind), word => Words.Posting(word));
            e.Property(p => p.Source).HasMaxLength(LedgerPosting.MaxSource);
            e.Property(p => p.Description).HasMaxLength(LedgerPosting.MaxDescription);
            e.Property(p => p.ActorId).HasMaxLength(26);
            e.HasOne<LedgerPosting>().WithMany().HasForeignKey(p => p.Reverses).OnDelete(DeleteBehavior.Restrict);
            e.HasIndex(p => p.Key).IsUnique();
            e.Property(p => p.Currency).HasMaxLength(3);
            e.HasIndex(p => new { p.Kind, p.Id });
            e.HasIndex(p => new { p.Currency, p.Id });
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
        model.Entity<PostingMention>(e =>
        {
            e.ToTable(Mentions);
            e.Property(m => m.Value).HasMaxLength(PostingMention.MaxValue);
            e.HasKey(m => new { m.Value, m.PostingId });
            e.IsWithoutRowId();
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
