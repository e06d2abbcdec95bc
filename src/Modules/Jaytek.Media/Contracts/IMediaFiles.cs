namespace Jaytek.Media.Contracts;

/// <summary>What the library knows of its files.</summary>
public interface IMediaFiles
{
    /// <summary>A file by its path, or null.</summary>
    Task<MediaFacts?> FindAsync(string path, CancellationToken cancellationToken);
}

/// <summary>A file of the library.</summary>
/// <param name="Length">Bytes.</param>
/// <param name="ContentType">The type that its bytes told.</param>
public sealed record MediaFacts(long Length, string ContentType);
