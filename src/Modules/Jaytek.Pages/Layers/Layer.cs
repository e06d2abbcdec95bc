using Jaytek.Contents.Contracts;
using Jaytek.Engine.Data;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Pages.Layers;

/// <summary>A layer: a name for a rule that says on which pages, and to whom, its widgets are shown.</summary>
internal sealed class Layer : IRowVersioned
{
    public long Id { get; init; }

    public int BrandId { get; init; }

    /// <summary>Widgets name their layer by it.</summary>
    public required string Name { get; set; }

    public required string Description { get; set; }

    /// <summary>Orchard's <c>LayerRule</c>, JSON.</summary>
    public required string Rule { get; set; }

    public long RowVersion { get; set; } = 1;
}

/// <summary>Where the widgets of layers are, so that they are found without reading every item: kept in the transaction of each save.</summary>
internal sealed class LayerWidget
{
    public required string ContentItemId { get; init; }

    public int BrandId { get; init; }

    /// <summary>Of the newest version, as the two below.</summary>
    public required string Layer { get; set; }

    public required string Zone { get; set; }

    public double Position { get; set; }
}

internal sealed class LayerTables : IModelContributor
{
    public const int MaxName = 100;
    public const int MaxDescription = 500;

    public void Contribute(ModelBuilder model, DatabaseProvider provider)
    {
        model.Entity<Layer>(e =>
        {
            e.ToTable("cms_layer");
            e.Property(l => l.Name).HasMaxLength(MaxName);
            e.Property(l => l.Description).HasMaxLength(MaxDescription);
            e.Property(l => l.RowVersion).IsConcurrencyToken();
            e.HasIndex(l => new { l.BrandId, l.Name }).IsUnique();
        });
        model.Entity<LayerWidget>(e =>
        {
            e.ToTable("cms_layer_widget");
            e.HasKey(w => w.ContentItemId);
            e.Property(w => w.ContentItemId).HasMaxLength(ContentItem.MaxIdLength);
            e.Property(w => w.Layer).HasMaxLength(MaxName);
            e.Property(w => w.Zone).HasMaxLength(MaxName);
            e.HasIndex(w => new { w.BrandId, w.Zone });
        });
    }
}
