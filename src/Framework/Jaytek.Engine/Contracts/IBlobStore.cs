namespace Jaytek.Engine.Contracts;

/// <summary>Keeps files by the SHA-256 of their bytes. Every call throws <see cref="BlobStoreUnavailableException"/> where a store that is not on this machine does not answer as it should.</summary>
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

/// <summary>The store cannot be reached, refuses us or is not there; what was asked has not been done, and may be asked again. An answer of 503.</summary>
/// <param name="message">What is wrong, for whoever runs the site: it names places, never secrets.</param>
/// <param name="inner">What the store or the network said.</param>
public sealed class BlobStoreUnavailableException(string message, Exception? inner = null) : Exception(message, inner);
