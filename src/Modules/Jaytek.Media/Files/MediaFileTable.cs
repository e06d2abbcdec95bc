using Jaytek.Engine.Data;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Media.Files;

/// <summary>Maps <see cref="MediaFile"/>.</summary>
internal sealed class MediaFileTable : IModelContributor
{
    public const string Name = "media_file";

    public void Contribute(ModelBuilder model, DatabaseProvider provider) =>
        model.Entity<MediaFile>(e =>
        {
            e.ToTable(Name);
            e.Property(f => f.Path).HasMaxLength(MediaPath.MaxLength);
            e.Property(f => f.PathKey).HasMaxLength(MediaPath.MaxLength);
            e.Property(f => f.FolderKey).HasMaxLength(MediaPath.MaxLength);
            e.Property(f => f.Sha256).HasMaxLength(64);
            e.Property(f => f.ContentType).HasMaxLength(100);
            e.Property(f => f.AltText).HasMaxLength(MediaFile.MaxAltText);
            e.Property(f => f.OwnerId).HasMaxLength(26);
            e.Property(f => f.RowVersion).IsConcurrencyToken();
            e.HasIndex(f => f.PathKey).IsUnique();
            e.HasIndex(f => new { f.FolderKey, f.PathKey });
            e.HasIndex(f => f.Sha256);
        });
}
