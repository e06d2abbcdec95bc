using Jaytek.Engine.Data;
using Jaytek.Media.Files;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Media.Pictures;

/// <summary>A size that was made: it is made once, and goes when its picture has left the library.</summary>
internal sealed class PictureSize
{
    /// <summary>The first digits of the source's hash, as they stand in addresses.</summary>
    public required string SourceKey { get; init; }

    /// <summary>Width, cut and format: <see cref="PictureSpec.Key"/>.</summary>
    public required string Spec { get; init; }

    public required string SourceSha256 { get; init; }

    /// <summary>The stored bytes.</summary>
    public required string Sha256 { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }
}

/// <summary>Maps <see cref="PictureSize"/>.</summary>
internal sealed class PictureSizeTable : IModelContributor
{
    public const string Name = "media_picture_size";

    public void Contribute(ModelBuilder model, DatabaseProvider provider) =>
        model.Entity<PictureSize>(e =>
        {
            e.ToTable(Name);
            e.HasKey(s => new { s.SourceKey, s.Spec });
            e.Property(s => s.SourceKey).HasMaxLength(PictureSource.KeyLength);
            e.Property(s => s.Spec).HasMaxLength(PictureSpec.MaxKey);
            e.Property(s => s.SourceSha256).HasMaxLength(64);
            e.Property(s => s.Sha256).HasMaxLength(64);
            e.HasIndex(s => s.SourceSha256);
            e.HasIndex(s => s.Sha256);
        });
}

/// <summary>The one key that signs addresses of cuts, encrypted by the data folder's keys.</summary>
internal sealed class PictureSecret
{
    public const int OnlyId = 1;

    public required int Id { get; init; }

    public required string Protected { get; set; }
}

/// <summary>Maps <see cref="PictureSecret"/>.</summary>
internal sealed class PictureSecretTable : IModelContributor
{
    public const string Name = "media_picture_secret";

    public void Contribute(ModelBuilder model, DatabaseProvider provider) =>
        model.Entity<PictureSecret>(e =>
        {
            e.ToTable(Name);
            e.Property(s => s.Id).ValueGeneratedNever();
            e.Property(s => s.Protected).HasMaxLength(1000);
        });
}
