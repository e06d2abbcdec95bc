using Jaytek.Engine.Data;

namespace Jaytek.Media.Files;

/// <summary>A file of the library: a path that names stored bytes.</summary>
internal sealed class MediaFile : IRowVersioned
{
    public const int MaxAltText = 500;

    public long Id { get; init; }

    /// <summary>The path as shown.</summary>
    public required string Path { get; set; }

    /// <summary>What makes two paths the same; unique.</summary>
    public required string PathKey { get; set; }

    /// <summary>The key of the folder, empty at the top.</summary>
    public required string FolderKey { get; set; }

    /// <summary>The stored bytes, SHA-256 in lower-case hexadecimal.</summary>
    public required string Sha256 { get; set; }

    public required long Length { get; set; }

    /// <summary>The type under which it is served, told by its bytes.</summary>
    public required string ContentType { get; set; }

    /// <summary>Pixels as shown; null for what is no image.</summary>
    public int? Width { get; set; }

    public int? Height { get; set; }

    /// <summary>Whether the picture moves; null for what is no picture, and for what was stored before this was looked at.</summary>
    public bool? IsAnimated { get; set; }

    /// <summary>What the picture shows, proposed wherever it is picked; null where nobody has said it.</summary>
    public string? AltText { get; set; }

    /// <summary>Who may change it with a right to their own files only; null for the site's.</summary>
    public string? OwnerId { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset ModifiedAt { get; set; }

    public long RowVersion { get; set; }

    /// <summary>Gives the file a path.</summary>
    public void Rename(MediaPath path) => (Path, PathKey, FolderKey) = (path.Value, path.Key, MediaPath.KeyOf(path.Folder));

    /// <summary>Gives the file other bytes.</summary>
    public void Replace(StagedFile staged, DateTimeOffset now) =>
        (Sha256, Length, ContentType, Width, Height, IsAnimated, ModifiedAt) =
        (staged.Sha256, staged.Length, staged.Type.ContentType, staged.Size?.Width, staged.Size?.Height, staged.IsAnimated, now);
}
