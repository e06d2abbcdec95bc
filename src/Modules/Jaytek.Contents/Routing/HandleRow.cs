using Jaytek.Contents.Items;
using Jaytek.Engine.Data;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Contents.Routing;

/// <summary>
/// A name by which one item is found: its path, its slug within its type, its alias (Orchard calls such a name a handle). The
/// key makes it unique in its brand and culture. A draft holds its names too, so that publishing it cannot fail for them.
/// </summary>
internal sealed class HandleRow
{
    public required int BrandId { get; init; }

    public required string Culture { get; init; }

    /// <summary><c>path</c>, <c>alias</c>, or <c>slug.</c> and the type's name.</summary>
    public required string Kind { get; init; }

    /// <summary>The name in lower case.</summary>
    public required string Value { get; init; }

    public required long ItemNo { get; init; }

    public required string ContentItemId { get; init; }

    /// <summary>True where visitors find the item by it.</summary>
    public required bool Published { get; set; }
}

internal sealed class HandleTable : IModelContributor
{
    public void Contribute(ModelBuilder model, DatabaseProvider provider) =>
        model.Entity<HandleRow>(e =>
        {
            e.ToTable("cms_handle");
            e.HasKey(h => new { h.BrandId, h.Culture, h.Kind, h.Value });
            e.Property(h => h.Culture).HasMaxLength(20);
            e.Property(h => h.Kind).HasMaxLength(110);
            VersionTable.Id(e.Property(h => h.ContentItemId), provider == DatabaseProvider.Postgres);
            var value = e.Property(h => h.Value).HasMaxLength(1024);
            if (provider == DatabaseProvider.Postgres)
                value.UseCollation("C");
            e.HasOne<ItemRow>().WithMany().HasForeignKey(h => h.ItemNo).OnDelete(DeleteBehavior.Cascade);
            e.HasIndex(h => h.ItemNo);
        });
}
