namespace Jaytek.Media.Blobs;

/// <summary>Blobs as files on this machine, for programs that read files.</summary>
internal interface IBlobFiles
{
    /// <summary>The blob as a file, or null where there is none. Dispose it: what was fetched for the purpose goes again.</summary>
    Task<BlobFile?> LendAsync(string sha256, CancellationToken cancellationToken);
}

/// <summary>A blob that lies on this machine.</summary>
/// <param name="path">Where.</param>
/// <param name="isCopy">True for a copy that goes after use.</param>
internal sealed class BlobFile(string path, bool isCopy) : IDisposable
{
    public string Path { get; } = path;

    public void Dispose()
    {
        if (isCopy)
            File.Delete(Path);
    }
}
