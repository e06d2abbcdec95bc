namespace Jaytek.Engine.Contracts;

/// <summary>Keeps files by the SHA-256 of their bytes.</summary>
public interface IBlobStore
{
    /// <summary>Stores the stream (at most <paramref name="maxBytes"/>) and answers its hash and length; storing the same bytes again is free. The bytes are durable on return.</summary>
    /// <exception cref="BlobTooLargeException">The stream is longer.</exception>
    Task<BlobInfo> StoreAsync(Stream content, long maxBytes, CancellationToken cancellationToken);

    /// <summary>Opens a blob for random access, or null where there is none.</summary>
    Task<Stream?> OpenAsync(string sha256, CancellationToken cancellationToken);

    /// <summary>
    /// Removes a blob that nothing refers to any more, unless it was stored (again) at or after <paramref name="before"/>: somebody may be about to refer to it.
    /// True where it was removed.
    /// </summary>
    Task<bool> DeleteAsync(string sha256, DateTimeOffset before, CancellationToken cancellationToken);

    /// <summary>Every hash that was last stored before <paramref name="before"/>, for sweeping orphans.</summary>
    IAsyncEnumerable<string> ListAsync(DateTimeOffset before, CancellationToken cancellationToken);
}

/// <summary>A stored blob.</summary>
/// <param name="Sha256">Lower-case hexadecimal.</param>
/// <param name="Length">Bytes.</param>
public sealed record BlobInfo(string Sha256, long Length);

/// <summary>
/// Says which blobs a module's tables refer to. Every module that keeps hashes contributes one; the sweep asks all of them, also those of features that are
/// off, and removes what nobody names.
/// </summary>
public interface IBlobReferences
{
    /// <summary>Those of <paramref name="hashes"/> that this module refers to.</summary>
    Task<IReadOnlySet<string>> InUseAsync(IReadOnlyCollection<string> hashes, CancellationToken cancellationToken);
}

/// <summary>The stream was longer than the limit; nothing was kept.</summary>
public sealed class BlobTooLargeException(long maxBytes) : Exception($"The file is larger than {maxBytes} bytes.")
{
    /// <summary>The limit, bytes.</summary>
    public long MaxBytes { get; } = maxBytes;
}
