using System.Runtime.CompilerServices;
using Jaytek.Engine.Contracts;
using Jaytek.Engine.Data;

namespace Jaytek.Media.Blobs;

/// <summary>
/// Blobs as files under <c>blobs/</c> of the data folder, named by their hash. A file is written aside, flushed to the disk and
/// renamed, so that a name either is not there or holds the whole blob. Its time of change is when it was last stored.
/// </summary>
internal sealed class DiskBlobStore : IBlobKeeper
{
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

    public string Whereabouts => "on this disk";

    public async Task<BlobInfo> StoreAsync(Stream content, long maxBytes, CancellationToken cancellationToken)
    {
        var aside = Path.Combine(_aside, Path.GetRandomFileName());
        try
        {
            var blob = await BlobSpool.WriteAsync(content, aside, maxBytes, isDurable: true, cancellationToken);
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
            if (file.LastWriteTimeUtc < before.UtcDateTime && BlobName.Is(file.Name))
                yield return file.Name;
        }
        await Task.CompletedTask;
    }

    public Task<string?> ProblemAsync(CancellationToken cancellationToken) =>
        Task.FromResult(Directory.Exists(_aside) ? null : $"The folder {_aside} is not there.");

    public Task TidyAsync(DateTimeOffset before, CancellationToken cancellationToken)
    {
        foreach (var file in new DirectoryInfo(_aside).EnumerateFiles().Where(f => f.LastWriteTimeUtc < before.UtcDateTime))
            file.Delete();
        return Task.CompletedTask;
    }

    public Task<BlobFile?> LendAsync(string sha256, CancellationToken cancellationToken)
    {
        var path = Path.GetFullPath(PathOf(sha256));
        return Task.FromResult(File.Exists(path) ? new BlobFile(path, isCopy: false) : null);
    }

    private string PathOf(string sha256)
    {
        var name = BlobName.Checked(sha256);
        return Path.Combine(_root, name[..2], name[2..4], name);
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
}
