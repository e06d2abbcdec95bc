using Jaytek.Engine.Contracts;
using Jaytek.Engine.Data;
using Jaytek.Ledger.Invoices;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Ledger.Documents;

/// <summary>What is printed.</summary>
internal static class DocumentKinds
{
    public const string Invoice = "invoice";
    public const string Statement = "statement";
    public const string Report = "report";
}

/// <summary>A document that is printed once and kept: it waits until a job has printed it, and never changes from then on.</summary>
internal sealed class PrintedDocument
{
    public const int MaxSubject = 100;
    public const int MaxError = 500;

    /// <summary>After so many tries it is shown as failed, until somebody asks for it again.</summary>
    public const int MaxAttempts = 12;

    public long Id { get; init; }

    public required string Kind { get; init; }

    /// <summary>Of what it is, as its kind names it.</summary>
    public required string Subject { get; init; }

    public required DateTimeOffset RequestedAt { get; init; }

    /// <summary>The stored bytes; null while it waits.</summary>
    public string? Sha256 { get; set; }

    public DateTimeOffset? PrintedAt { get; set; }

    public int Attempts { get; set; }

    public DateTimeOffset NextAttemptAt { get; set; }

    /// <summary>Why the last try failed.</summary>
    public string? Error { get; set; }

    /// <summary>True where it is tried no more by itself.</summary>
    public bool IsGivenUp => Sha256 is null && Attempts >= MaxAttempts;
}

/// <summary>Maps <see cref="PrintedDocument"/>.</summary>
internal sealed class DocumentTable : IModelContributor
{
    private const string Name = "ledger_document";

    public IReadOnlyList<TableGuard> Guards { get; } =
    [
        new(Name)
        {
            Own = $"""
                (kind = '{DocumentKinds.Statement}' and starts_with(subject, {TableGuard.Reader} || ':'))
                or (kind = '{DocumentKinds.Invoice}' and exists (select 1 from {InvoiceTable.Name} i where i.id = {Name}.subject))
                """,
        },
    ];

    public void Contribute(ModelBuilder model, DatabaseProvider provider) =>
        model.Entity<PrintedDocument>(e =>
        {
            e.ToTable(Name);
            e.Property(d => d.Kind).HasMaxLength(20);
            e.Property(d => d.Subject).HasMaxLength(PrintedDocument.MaxSubject);
            e.Property(d => d.Sha256).HasMaxLength(64);
            e.Property(d => d.Error).HasMaxLength(PrintedDocument.MaxError);
            e.Ignore(d => d.IsGivenUp);
            e.HasIndex(d => new { d.Kind, d.Subject }).IsUnique();
            e.HasIndex(d => d.NextAttemptAt).HasFilter("sha256 is null");
            e.HasIndex(d => d.Sha256);
        });
}

/// <summary>Keeps the bytes of printed documents from the sweep.</summary>
internal sealed class DocumentReferences(JaytekDb db) : IBlobReferences
{
    public async Task<IReadOnlySet<string>> InUseAsync(IReadOnlyCollection<string> hashes, CancellationToken cancellationToken) =>
        await db.Set<PrintedDocument>().Where(d => d.Sha256 != null && hashes.Contains(d.Sha256)).Select(d => d.Sha256!).Distinct().ToHashSetAsync(cancellationToken);
}
