using Jaytek.Engine.Data;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Media.Probes;

/// <summary>What ffprobe says of stored audio or video; one row however many paths name the bytes.</summary>
internal sealed class MediaProbe
{
    public const int MaxCodec = 40;

    public required string Sha256 { get; init; }

    /// <summary>When it is due; null where it was done or given up.</summary>
    public DateTimeOffset? DueAt { get; set; }

    /// <summary>How often it was tried.</summary>
    public int Attempts { get; set; }

    public double? DurationSeconds { get; set; }

    /// <summary>Bits a second.</summary>
    public long? BitRate { get; set; }

    /// <summary>The codec of the picture, or of the sound where there is no picture.</summary>
    public string? Codec { get; set; }

    /// <summary>Pixels of a film.</summary>
    public int? Width { get; set; }

    public int? Height { get; set; }
}

/// <summary>Maps <see cref="MediaProbe"/>.</summary>
internal sealed class MediaProbeTable : IModelContributor
{
    public const string Name = "media_probe";

    public void Contribute(ModelBuilder model, DatabaseProvider provider) =>
        model.Entity<MediaProbe>(e =>
        {
            e.ToTable(Name);
            e.HasKey(p => p.Sha256);
            e.Property(p => p.Sha256).HasMaxLength(64);
            e.Property(p => p.Codec).HasMaxLength(MediaProbe.MaxCodec);
            e.HasIndex(p => p.DueAt);
        });
}
