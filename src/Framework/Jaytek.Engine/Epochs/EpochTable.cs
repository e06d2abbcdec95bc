using Jaytek.Engine.Data;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Engine.Epochs;

/// <summary>A named counter that tells every process that something cached has changed.</summary>
internal sealed class EpochRow
{
    public required string Name { get; init; }

    public long Value { get; set; }
}

internal sealed class EpochTable : IModelContributor
{
    public void Contribute(ModelBuilder model, DatabaseProvider provider) =>
        model.Entity<EpochRow>(e =>
        {
            e.ToTable("cms_epoch");
            e.HasKey(r => r.Name);
            e.Property(r => r.Name).HasMaxLength(100);
        });
}
