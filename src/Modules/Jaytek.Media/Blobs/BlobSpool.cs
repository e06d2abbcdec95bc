using System.Security.Cryptography;
using Jaytek.Engine.Contracts;

namespace Jaytek.Media.Blobs;

/// <summary>Writes a stream into a file and counts and hashes on the way: the name of a blob is known only when its last byte is.</summary>
internal static class BlobSpool
{
    private const int BufferLength = 128 * 1024;

    /// <summary>Writes a new file, which the caller removes.</summary>
    /// <param name="content">The bytes, read once to the end.</param>
    /// <param name="path">The file.</param>
    /// <param name="maxBytes">The most bytes.</param>
    /// <param name="isDurable">True flushes to the disk.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="BlobTooLargeException">There are more.</exception>
    public static async Task<BlobInfo> WriteAsync(Stream content, string path, long maxBytes, bool isDurable, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await using var file = new FileStream(path, new FileStreamOptions
        {
            Mode = FileMode.CreateNew, Access = FileAccess.Write, Options = FileOptions.Asynchronous, BufferSize = 0,
        });
        var buffer = new byte[BufferLength];
        var length = 0L;
        while (await content.ReadAsync(buffer, cancellationToken) is > 0 and var read)
        {
            length += read;
            if (length > maxBytes)
                throw new BlobTooLargeException(maxBytes);
            hash.AppendData(buffer, 0, read);
            await file.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
        }
        if (isDurable)
            file.Flush(flushToDisk: true);
        return new BlobInfo(Convert.ToHexStringLower(hash.GetHashAndReset()), length);
    }
}
