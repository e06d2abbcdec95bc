using Jaytek.Engine.Data;
using Jaytek.Kernel;
using Jaytek.Ledger.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Ledger.Invoices;

/// <summary>An invoice or a credit note. Nothing of it is ever changed, also not by SQL: it is corrected by another.</summary>
internal sealed class Invoice
{
    public const int MaxNumber = 40;
    public const int MaxSearch = 900;

    /// <summary>26 characters; also its address.</summary>
    public required string Id { get; init; }

    /// <summary>What makes it this one; it is issued once.</summary>
    public required string Key { get; init; }

    /// <summary>SHA-256 of what was asked for.</summary>
    public required byte[] InputHash { get; init; }

    public required int BrandId { get; init; }

    /// <summary>Invoices and credit notes are numbered each for themselves, so it is the series too.</summary>
    public required InvoiceKind Kind { get; init; }

    /// <summary>By the site's clock.</summary>
    public required int Year { get; init; }

    /// <summary>From 1, without gaps within brand, series and year.</summary>
    public required int Sequence { get; init; }

    /// <summary>As it is written.</summary>
    public required string Number { get; init; }

    /// <summary>Which one it corrects.</summary>
    public string? OfId { get; init; }

    /// <summary>The invoice that began it; itself for one that corrects none.</summary>
    public required string RootId { get; init; }

    public required DateTimeOffset IssuedAt { get; init; }

    public required DateOnly IssuedOn { get; init; }

    public required string BuyerId { get; init; }

    public required string BuyerName { get; init; }

    public required string OrderId { get; init; }

    public required string Currency { get; init; }

    /// <summary>Minor units, as the next two: never below zero, what they do is in <see cref="Kind"/>.</summary>
    public required long Net { get; init; }

    public required long Tax { get; init; }

    public required long Gross { get; init; }

    /// <summary>All that it says, as JSON of <see cref="Contracts.Views.InvoiceDocument"/>.</summary>
    public required string Content { get; init; }

    /// <summary>Number, buyer and order, folded, for who searches.</summary>
    public required string Search { get; init; }

    public Money Total => new(Gross, Currency);

    public IssuedInvoice Issued => new(Id, Number, Kind, OfId, OrderId, Total, IssuedAt);
}

/// <summary>The last number that was given; its row is the lock.</summary>
internal sealed class InvoiceCounter
{
    public required int BrandId { get; init; }

    public required InvoiceKind Kind { get; init; }

    public required int Year { get; init; }

    public required int Last { get; init; }
}

/// <summary>Maps <see cref="Invoice"/> and <see cref="InvoiceCounter"/>.</summary>
internal sealed class InvoiceTable : IModelContributor
{
    public const string Name = "ledger_invoice";
    public const string Counter = "ledger_invoice_counter";

    public IReadOnlyList<TableGuard> Guards { get; } = [new(Name) { IsAppendOnly = true, Own = $"buyer_id = {TableGuard.Reader}" }];

    public void Contribute(ModelBuilder model, DatabaseProvider provider)
    {
        model.Entity<Invoice>(e =>
        {
            e.ToTable(Name, t => t.HasCheckConstraint("ck_ledger_invoice_amounts", "gross >= 0 and tax between 0 and gross and net = gross - tax and sequence > 0"));
            e.HasKey(i => i.Id);
            e.Property(i => i.Id).HasMaxLength(26);
            e.Property(i => i.Key).HasMaxLength(InvoiceDraft.MaxKey);
            e.Property(i => i.InputHash).HasMaxLength(32);
            e.Property(i => i.Kind).HasMaxLength(20).HasConversion(kind => InvoiceWords.Of(kind), word => InvoiceWords.Kind(word));
            e.Property(i => i.Number).HasMaxLength(Invoice.MaxNumber);
            e.Property(i => i.OfId).HasMaxLength(26);
            e.Property(i => i.RootId).HasMaxLength(26);
            e.Property(i => i.BuyerId).HasMaxLength(26);
            e.Property(i => i.BuyerName).HasMaxLength(300);
            e.Property(i => i.OrderId).HasMaxLength(64);
            e.Property(i => i.Currency).HasMaxLength(3);
            e.Property(i => i.Search).HasMaxLength(Invoice.MaxSearch);
            e.Ignore(i => i.Total);
            e.Ignore(i => i.Issued);
            e.HasOne<Invoice>().WithMany().HasForeignKey(i => i.OfId).OnDelete(DeleteBehavior.Restrict);
            e.HasIndex(i => i.Key).IsUnique();
            e.HasIndex(i => new { i.BrandId, i.Kind, i.Year, i.Sequence }).IsUnique();
            e.HasIndex(i => new { i.BrandId, i.Number }).IsUnique();
            e.HasIndex(i => new { i.BuyerId, i.IssuedAt });
            e.HasIndex(i => i.OrderId);
            e.HasIndex(i => i.RootId);
            e.HasIndex(i => i.IssuedAt);
        });
        model.Entity<InvoiceCounter>(e =>
        {
            e.ToTable(Counter);
            e.HasKey(c => new { c.BrandId, c.Kind, c.Year });
            e.Property(c => c.Kind).HasMaxLength(20).HasConversion(kind => InvoiceWords.Of(kind), word => InvoiceWords.Kind(word));
        });
    }

    public Task CompleteAsync(JaytekDb db, CancellationToken cancellationToken) => InvoiceSeal.PutAsync(db, cancellationToken);
}

/// <summary>How kinds are written in the tables: names that stay, whatever the code calls them.</summary>
internal static class InvoiceWords
{
    private const string Invoice = "invoice";
    private const string CreditNote = "credit_note";

    public static string Of(InvoiceKind kind) => kind == InvoiceKind.Invoice ? Invoice : CreditNote;

    public static InvoiceKind Kind(string word) => word switch
    {
        Invoice => InvoiceKind.Invoice,
        CreditNote => InvoiceKind.CreditNote,
        _ => throw new ArgumentException($"{word} is no kind of document.", nameof(word)),
    };
}
