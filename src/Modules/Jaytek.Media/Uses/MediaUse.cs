using Jaytek.Engine.Data;
using Jaytek.Media.Files;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Media.Uses;

/// <summary>That a content item names a file of the library, in its newest or its published version.</summary>
internal sealed class MediaUse
{
    public required string PathKey { get; init; }

    public required string ContentItemId { get; init; }

    public required string ContentType { get; init; }

    /// <summary>What lists call the item.</summary>
    public required string Title { get; set; }
}

/// <summary>Maps <see cref="MediaUse"/>.</summary>
internal sealed class MediaUseTable : IModelContributor
{
    public const string Name = "media_use";
    public const int MaxTitle = 250;

    public void Contribute(ModelBuilder model, DatabaseProvider provider) =>
        model.Entity<MediaUse>(e =>
        {
            e.ToTable(Name);
            e.HasKey(u => new { u.PathKey, u.ContentItemId });
            e.Property(u => u.PathKey).HasMaxLength(MediaPath.MaxLength);
            e.Property(u => u.ContentType).HasMaxLength(100);
            e.Property(u => u.Title).HasMaxLength(MaxTitle);
            e.HasIndex(u => u.ContentItemId);
        });
}
