using System.Text.Json;
using Jaytek.Engine.Data;
using Jaytek.Ledger.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Ledger.Splits;

/// <summary>The shares of a scope from an instant on. Rows are never changed: a new split is a new row.</summary>
internal sealed class SplitVersion
{
    public const int MaxScope = 150;

    public long Id { get; init; }

    public required string Scope { get; init; }

    public required DateTimeOffset From { get; init; }

    /// <summary>The shares as JSON.</summary>
    public required string Shares { get; init; }

    public string? RecordedBy { get; init; }

    public required DateTimeOffset RecordedAt { get; init; }

    public static string Write(IReadOnlyList<SplitShare> shares) => JsonSerializer.Serialize(shares);

    public IReadOnlyList<SplitShare> Read() => JsonSerializer.Deserialize<IReadOnlyList<SplitShare>>(Shares)!;
}

/// <summary>A sale whose money is, or will be, divided.</summary>
internal sealed class DividedSale
{
    /// <summary>The sale's key.</summary>
    public required string Key { get; init; }

    public required string Currency { get; init; }

    /// <summary>Minor units, as the buyer paid.</summary>
    public required long Gross { get; init; }

    /// <summary>Minor units of it that went back to the buyer.</summary>
    public long TakenBack { get; set; }

    /// <summary>SHA-256 of how it was divided; null until it is.</summary>
    public string? Input { get; set; }

    public DateTimeOffset? DividedAt { get; set; }

    public List<DividedLine> Lines { get; init; } = [];

    public List<TakenBack> Takings { get; init; } = [];
}

/// <summary>What one holder, the platform or tax got of a sale.</summary>
internal sealed class DividedLine
{
    public required string SaleKey { get; init; }

    public required int Line { get; init; }

    /// <summary>A user's id; null for the platform and for tax.</summary>
    public string? Holder { get; init; }

    public required AccountKind Account { get; init; }

    /// <summary>Which shares held; null for those of the configuration, and for tax.</summary>
    public long? VersionId { get; init; }

    /// <summary>Minor units.</summary>
    public required long Amount { get; init; }

    /// <summary>Minor units of it that were taken back.</summary>
    public long TakenBack { get; set; }
}

/// <summary>One refund or dispute of a sale.</summary>
internal sealed class TakenBack
{
    public required string SaleKey { get; init; }

    /// <summary>What took it back.</summary>
    public required string Key { get; init; }

    /// <summary>Minor units.</summary>
    public required long Amount { get; init; }

    public required PostingKind Kind { get; init; }

    /// <summary>How much of each line, in their order, as JSON; null where the sale was not divided.</summary>
    public string? ByLine { get; set; }

    public bool IsGivenBack { get; set; }

    /// <summary>How much of each line, in their order; of a sale that was divided.</summary>
    public IReadOnlyList<long> OfLines() => JsonSerializer.Deserialize<IReadOnlyList<long>>(ByLine!)!;
}

/// <summary>Maps what belongs to splits.</summary>
internal sealed class SplitTable : IModelContributor
{
    public void Contribute(ModelBuilder model, DatabaseProvider provider)
    {
        model.Entity<SplitVersion>(e =>
        {
            e.ToTable("ledger_split_version");
            e.Property(v => v.Scope).HasMaxLength(SplitVersion.MaxScope);
            e.Property(v => v.RecordedBy).HasMaxLength(26);
            e.HasIndex(v => new { v.Scope, v.From }).IsUnique();
        });
        model.Entity<DividedSale>(e =>
        {
            e.ToTable("ledger_sale", t => t.HasCheckConstraint("ck_ledger_sale_taken", "taken_back between 0 and gross"));
            e.HasKey(s => s.Key);
            e.Property(s => s.Key).HasMaxLength(AccountRef.MaxOwner);
            e.Property(s => s.Currency).HasMaxLength(3);
            e.Property(s => s.Input).HasMaxLength(64);
            e.HasMany(s => s.Lines).WithOne().HasForeignKey(l => l.SaleKey);
            e.HasMany(s => s.Takings).WithOne().HasForeignKey(t => t.SaleKey);
        });
        model.Entity<DividedLine>(e =>
        {
            e.ToTable("ledger_sale_line", t => t.HasCheckConstraint("ck_ledger_sale_line_taken", "taken_back between 0 and amount"));
            e.HasKey(l => new { l.SaleKey, l.Line });
            e.Property(l => l.Holder).HasMaxLength(26);
            e.Property(l => l.Account).HasMaxLength(20).HasConversion(kind => Postings.Words.Of(kind), word => Postings.Words.Account(word));
            e.HasIndex(l => l.Holder);
        });
        model.Entity<TakenBack>(e =>
        {
            e.ToTable("ledger_sale_taken");
            e.HasKey(t => t.Key);
            e.Property(t => t.Key).HasMaxLength(PostingDraft.MaxKey);
            e.Property(t => t.Kind).HasMaxLength(20).HasConversion(kind => Postings.Words.Of(kind), word => Postings.Words.Posting(word));
            e.HasIndex(t => t.SaleKey);
        });
    }
}
