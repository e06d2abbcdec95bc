using Jaytek.Contents.Items;
using Jaytek.Engine.Data;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Contents.References;

/// <summary>A term or an item that a field of an item's newest version names. The field index knows published versions only; editors filter drafts too.</summary>
internal sealed class ReferenceRow
{
    public required long ItemNo { get; init; }

    /// <summary><c>Part.Field</c>, the part as it is attached.</summary>
    public required string Field { get; init; }

    /// <summary>The id of the term or item.</summary>
    public required string Target { get; init; }
}

internal sealed class ReferenceTable : IModelContributor
{
    public void Contribute(ModelBuilder model, DatabaseProvider provider) =>
        model.Entity<ReferenceRow>(e =>
        {
            e.ToTable("cms_reference");
            e.HasKey(r => new { r.ItemNo, r.Field, r.Target });
            e.Property(r => r.ItemNo).ValueGeneratedNever();
            e.Property(r => r.Field).HasMaxLength(210);
            VersionTable.Id(e.Property(r => r.Target), provider == DatabaseProvider.Postgres);
            e.HasOne<ItemRow>().WithMany().HasForeignKey(r => r.ItemNo).OnDelete(DeleteBehavior.Cascade);
            e.HasIndex(r => new { r.Target, r.Field, r.ItemNo });
        });
}
