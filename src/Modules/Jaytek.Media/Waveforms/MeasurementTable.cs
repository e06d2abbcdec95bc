using Jaytek.Engine.Data;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Media.Waveforms;

/// <summary>Maps <see cref="Measurement"/>.</summary>
internal sealed class MeasurementTable : IModelContributor
{
    public const string Name = "media_waveform";

    public void Contribute(ModelBuilder model, DatabaseProvider provider) =>
        model.Entity<Measurement>(e =>
        {
            e.ToTable(Name);
            e.HasKey(m => m.Sha256);
            e.Property(m => m.Sha256).HasMaxLength(64);
            e.Property(m => m.Error).HasMaxLength(1000);
            e.HasIndex(m => m.DueAt);
        });
}
