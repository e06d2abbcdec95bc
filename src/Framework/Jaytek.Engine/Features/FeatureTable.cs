using Jaytek.Engine.Data;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Engine.Features;

/// <summary>The kept state of one feature.</summary>
internal sealed class FeatureRow
{
    public required string Id { get; init; }

    public bool Enabled { get; set; }

    /// <summary>When its recipes ran; they run once.</summary>
    public DateTimeOffset? InstalledAt { get; set; }
}

internal sealed class FeatureTable : IModelContributor
{
    public void Contribute(ModelBuilder model, DatabaseProvider provider) =>
        model.Entity<FeatureRow>(e =>
        {
            e.ToTable("cms_feature");
            e.HasKey(f => f.Id);
            e.Property(f => f.Id).HasMaxLength(200);
        });
}
