using Jaytek.Engine.Data;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Search.Index;

/// <summary>Maps <see cref="SearchRow"/>, and keeps beside it the full-text index of the database at hand.</summary>
internal sealed class SearchTable : IModelContributor
{
    public void Contribute(ModelBuilder model, DatabaseProvider provider)
    {
        model.Entity<SearchRow>(e =>
        {
            e.ToTable("search_document");
            e.Property(d => d.Source).HasMaxLength(50);
            e.Property(d => d.Key).HasMaxLength(64);
            e.Property(d => d.Kind).HasMaxLength(100);
            e.Property(d => d.Culture).HasMaxLength(20);
            e.HasIndex(d => new { d.BrandId, d.Source, d.Key }).IsUnique();
            e.HasIndex(d => new { d.BrandId, d.Kind, d.Id });
            e.HasIndex(d => new { d.BrandId, d.At, d.Id }).IsDescending(false, true, true);
        });
        model.Entity<SearchKindRow>(e =>
        {
            e.ToTable("search_kind");
            e.HasKey(k => new { k.BrandId, k.Kind });
            e.Property(k => k.Kind).HasMaxLength(100);
            e.Property(k => k.Source).HasMaxLength(50);
        });
    }

    public Task CompleteAsync(JaytekDb db, CancellationToken cancellationToken) => WordIndexes.Of(db.Provider).CreateAsync(db, cancellationToken);
}
