namespace Jaytek.Engine.Contracts;

/// <summary>Keeps files by the SHA-256 of their bytes.</summary>
public interface IBlobStore
{
    /// <summary>Stores the stream (at most <paramref name="maxBytes"/>) and answers its hash and length; storing the same bytes again is free. The bytes are durable on return.</summary>
    /// <exception cref="BlobTooLargeException">The stream is longer.</exception>
    Task<BlobInfo> StoreAsync(Stream content, long maxBytes, CancellationToken cancellationToken);

    /// <summary>Opens a blob for random access, or null where there is none.</summary>
    Task<Stream?> OpenAsync(string sha256, CancellationToken cancellationToken);

    /// <summary>Removes a blob that nothing refers to any more.</summary>
    Task DeleteAsync(string sha256, CancellationToken cancellationToken);

    /// <summary>Every stored hash that is older than <paramref name="before"/>, for sweeping orphans.</summary>
    IAsyncEnumerable<string> ListAsync(DateTimeOffset before, CancellationToken cancellationToken);
}

/// <summary>A stored blob.</summary>
/// <param name="Sha256">Lower-case hexadecimal.</param>
/// <param name="Length">Bytes.</param>
public sealed record BlobInfo(string Sha256, long Length);

/// <summary>The stream was longer than the limit; nothing was kept.</summary>
public sealed class BlobTooLargeException(long maxBytes) : Exception($"The file is larger than {maxBytes} bytes.")
{
    /// <summary>The limit, bytes.</summary>
    public long MaxBytes { get; } = maxBytes;
}
