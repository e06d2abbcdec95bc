using Jaytek.Engine.Data;
using Jaytek.Media.Files;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Media.Resumable;

/// <summary>An upload that may break off and go on. Its bytes lie in a file of the node that took them, until they are whole.</summary>
internal sealed class ResumableUpload
{
    public const int MaxMetadata = 4_000;

    /// <summary>The last part of its address.</summary>
    public required string Id { get; init; }

    /// <summary>Who began it, and alone may go on.</summary>
    public required string OwnerId { get; init; }

    /// <summary>Bytes in all.</summary>
    public required long Length { get; init; }

    /// <summary>
    /// Bytes that are on the disk for good. It stays one below <see cref="Length"/> until the file is in the library: a client that asks how far it
    /// is must not hear "all of it" of a file that nobody can see yet.
    /// </summary>
    public long Offset { get; set; }

    /// <summary>Where it will stand in the library.</summary>
    public required string Path { get; init; }

    /// <summary>Whether a file of that path is replaced.</summary>
    public required bool Overwrite { get; init; }

    /// <summary>The header <c>Upload-Metadata</c> as it came.</summary>
    public required string Metadata { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it is forgotten, unless it goes on before.</summary>
    public required DateTimeOffset ExpiresAt { get; set; }

    /// <summary>Set when the file is in the library.</summary>
    public DateTimeOffset? CompletedAt { get; set; }

    /// <summary>Set where the whole file was refused for good; such an upload is forgotten.</summary>
    public bool IsOver { get; set; }
}

/// <summary>Maps <see cref="ResumableUpload"/>.</summary>
internal sealed class ResumableUploadTable : IModelContributor
{
    public void Contribute(ModelBuilder model, DatabaseProvider provider) =>
        model.Entity<ResumableUpload>(e =>
        {
            e.ToTable("media_upload");
            e.HasKey(u => u.Id);
            e.Ignore(u => u.IsOver);
            e.Property(u => u.Id).HasMaxLength(26);
            e.Property(u => u.OwnerId).HasMaxLength(26);
            e.Property(u => u.Path).HasMaxLength(MediaPath.MaxLength);
            e.Property(u => u.Metadata).HasMaxLength(ResumableUpload.MaxMetadata);
            e.HasIndex(u => new { u.OwnerId, u.CompletedAt });
            e.HasIndex(u => u.ExpiresAt);
        });
}
