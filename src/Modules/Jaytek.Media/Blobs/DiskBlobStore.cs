using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using Jaytek.Engine.Contracts;
using Jaytek.Engine.Data;

namespace Jaytek.Media.Blobs;

/// <summary>
/// Blobs as files under <c>blobs/</c> of the data folder, named by their hash. A file is written aside, flushed to the disk and
/// renamed, so that a name either is not there or holds the whole blob. Its time of change is when it was last stored.
/// </summary>
internal sealed class DiskBlobStore : IBlobStore, IBlobFiles
{
    private const int HashLength = 64;
    private const int BufferLength = 128 * 1024;

    private readonly string _root;
    private readonly string _aside;
    private readonly TimeProvider _clock;

    public DiskBlobStore(DatabaseOptions options, TimeProvider clock)
    {
        _root = Path.Combine(options.DataDirectory, "blobs");
        _aside = Path.Combine(_root, ".aside");
        _clock = clock;
        Directory.CreateDirectory(_aside);
    }

    public async Task<BlobInfo> StoreAsync(Stream content, long maxBytes, CancellationToken cancellationToken)
    {
        var aside = Path.Combine(_aside, Path.GetRandomFileName());
        try
        {
            var blob = await WriteAsync(content, aside, maxBytes, cancellationToken);
            if (!Touch(PathOf(blob.Sha256)))
                Place(aside, PathOf(blob.Sha256));
            return blob;
        }
        finally
        {
            File.Delete(aside);
        }
    }

    public Task<Stream?> OpenAsync(string sha256, CancellationToken cancellationToken)
    {
        try
        {
            return Task.FromResult<Stream?>(new FileStream(PathOf(sha256), new FileStreamOptions
            {
                Options = FileOptions.Asynchronous,
                Share = FileShare.Read | FileShare.Delete,
                BufferSize = 0,
            }));
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return Task.FromResult<Stream?>(null);
        }
    }

    public Task<bool> DeleteAsync(string sha256, DateTimeOffset before, CancellationToken cancellationToken)
    {
        var path = PathOf(sha256);
        var aside = Path.Combine(_aside, Path.GetRandomFileName());
        try
        {
            File.Move(path, aside);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return Task.FromResult(false);
        }
        // Moved first and looked at then: whoever stores the same bytes either touched the file before the move, which shows
        // here, or finds nothing and puts its own copy in place.
        if (File.GetLastWriteTimeUtc(aside) >= before.UtcDateTime)
        {
            File.Move(aside, path, overwrite: true);
            return Task.FromResult(false);
        }
        File.Delete(aside);
        return Task.FromResult(true);
    }

    public async IAsyncEnumerable<string> ListAsync(DateTimeOffset before, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var file in new DirectoryInfo(_root).EnumerateFiles("*", SearchOption.AllDirectories))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (file.LastWriteTimeUtc < before.UtcDateTime && IsHash(file.Name))
                yield return file.Name;
        }
        await Task.CompletedTask;
    }

    /// <summary>Removes what uploads that were cut off left behind; true files never lie there.</summary>
    public void ClearAside(DateTimeOffset before)
    {
        foreach (var file in new DirectoryInfo(_aside).EnumerateFiles().Where(f => f.LastWriteTimeUtc < before.UtcDateTime))
            file.Delete();
    }

    public Task<BlobFile?> LendAsync(string sha256, CancellationToken cancellationToken)
    {
        var path = Path.GetFullPath(PathOf(sha256));
        return Task.FromResult(File.Exists(path) ? new BlobFile(path, isCopy: false) : null);
    }

    private string PathOf(string sha256) =>
        IsHash(sha256)
            ? Path.Combine(_root, sha256[..2], sha256[2..4], sha256)
            : throw new ArgumentException($"'{sha256}' is no SHA-256.", nameof(sha256));

    private static async Task<BlobInfo> WriteAsync(Stream content, string path, long maxBytes, CancellationToken cancellationToken)
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
        file.Flush(flushToDisk: true);
        return new BlobInfo(Convert.ToHexStringLower(hash.GetHashAndReset()), length);
    }

    private bool Touch(string path)
    {
        try
        {
            File.SetLastWriteTimeUtc(path, _clock.GetUtcNow().UtcDateTime);
            return true;
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return false;
        }
    }

    private void Place(string aside, string path)
    {
        var folder = Path.GetDirectoryName(path)!;
        if (!Directory.Exists(folder))
            MakeFolder(folder);
        File.SetLastWriteTimeUtc(aside, _clock.GetUtcNow().UtcDateTime);
        // Two uploads of the same bytes may meet here; either copy will do.
        File.Move(aside, path, overwrite: true);
        DurableFolder.Flush(folder);
    }

    private void MakeFolder(string folder)
    {
        Directory.CreateDirectory(folder);
        DurableFolder.Flush(Path.GetDirectoryName(folder)!);
        DurableFolder.Flush(_root);
    }

    private static bool IsHash(string text) => text.Length == HashLength && text.All(char.IsAsciiHexDigitLower);
}
