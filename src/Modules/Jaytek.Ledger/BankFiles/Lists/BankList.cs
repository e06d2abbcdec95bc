using Jaytek.Engine.Data;
using Jaytek.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Ledger.BankFiles.Lists;

/// <summary>What the file of a list is.</summary>
internal enum BankListFormat
{
    /// <summary>SEPA credit transfers, pain.001.001.09; euro only.</summary>
    Sepa,

    /// <summary>A table to pay by, in any currency.</summary>
    Csv,
}

/// <summary>Where a list stands.</summary>
internal enum BankListState
{
    /// <summary>Nobody has its file yet, so that it can still be dissolved.</summary>
    Gathered,

    /// <summary>Its file was handed out: the bank may carry it out at any time.</summary>
    HandedOut,

    /// <summary>It was given up before anybody had its file; its withdrawals wait for another.</summary>
    Dissolved,
}

/// <summary>Withdrawals that the bank is told of together. Which they are never changes: the file is made anew from them and is the same each time.</summary>
internal sealed class BankList : IRowVersioned
{
    /// <summary>26 characters; the file's own id at the bank.</summary>
    public required string Id { get; init; }

    public required string Currency { get; init; }

    public required BankListFormat Format { get; init; }

    public BankListState State { get; set; }

    /// <summary>To the second, as the file says it.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>26 characters; null for the system.</summary>
    public string? CreatedBy { get; init; }

    /// <summary>When the bank is to carry it out.</summary>
    public required DateOnly ExecuteOn { get; init; }

    public required int Count { get; init; }

    /// <summary>Minor units, all withdrawals together.</summary>
    public required long Total { get; init; }

    /// <summary>SHA-256 of the file, in hexadecimal: another one is never handed out.</summary>
    public required string FileHash { get; set; }

    public DateTimeOffset? HandedOutAt { get; set; }

    public string? HandedOutBy { get; set; }

    public long RowVersion { get; set; }

    public Money Sum => new(Total, Currency);
}

/// <summary>Maps <see cref="BankList"/>.</summary>
internal sealed class BankListTable : IModelContributor
{
    public void Contribute(ModelBuilder model, DatabaseProvider provider) =>
        model.Entity<BankList>(e =>
        {
            e.ToTable("ledger_bank_list");
            e.HasKey(l => l.Id);
            e.Property(l => l.Id).HasMaxLength(26);
            e.Property(l => l.Currency).HasMaxLength(3);
            e.Property(l => l.Format).HasMaxLength(10).HasConversion<string>();
            e.Property(l => l.State).HasMaxLength(20).HasConversion<string>();
            e.Property(l => l.CreatedBy).HasMaxLength(26);
            e.Property(l => l.FileHash).HasMaxLength(64);
            e.Property(l => l.HandedOutBy).HasMaxLength(26);
            e.Property(l => l.RowVersion).IsConcurrencyToken();
            e.Ignore(l => l.Sum);
            e.HasIndex(l => l.CreatedAt);
        });
}
