using Jaytek.Engine.Data;
using Jaytek.Media.Files;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Media.Folders;

/// <summary>A folder that somebody made. Folders are there by the files in them as well, so that none has to be made before an upload.</summary>
internal sealed class MediaFolder
{
    public long Id { get; init; }

    public required string Path { get; set; }

    /// <summary>What makes two folders the same; unique.</summary>
    public required string PathKey { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }
}

/// <summary>Maps <see cref="MediaFolder"/>.</summary>
internal sealed class MediaFolderTable : IModelContributor
{
    public const string Name = "media_folder";

    public void Contribute(ModelBuilder model, DatabaseProvider provider) =>
        model.Entity<MediaFolder>(e =>
        {
            e.ToTable(Name);
            e.Property(f => f.Path).HasMaxLength(MediaPath.MaxLength);
            e.Property(f => f.PathKey).HasMaxLength(MediaPath.MaxLength);
            e.HasIndex(f => f.PathKey).IsUnique();
        });
}
