using Jaytek.Engine.Data;
using Jaytek.Media.Blobs;

namespace Jaytek.Media.Resumable;

/// <summary>The bytes of uploads under way, <c>uploads/</c> of the data folder: a file for each, named by its id.</summary>
internal sealed class StagingFolder
{
    private readonly string _root;

    public StagingFolder(DatabaseOptions options)
    {
        _root = Path.GetFullPath(Path.Combine(options.DataDirectory, "uploads"));
        Directory.CreateDirectory(_root);
    }

    /// <summary>Makes an empty file that survives a power cut.</summary>
    public void Create(string id)
    {
        using (var file = new FileStream(PathOf(id), FileMode.CreateNew, FileAccess.Write, FileShare.None))
            file.Flush(flushToDisk: true);
        DurableFolder.Flush(_root);
    }

    /// <summary>
    /// Opens the file for one writer: the lock is the file's own, so that it also holds between processes, and ends with the process that held it.
    /// </summary>
    /// <exception cref="FileNotFoundException">The bytes are not on this node.</exception>
    /// <exception cref="IOException">Somebody else is writing.</exception>
    public FileStream Open(string id) => new(PathOf(id), new FileStreamOptions
    {
        Mode = FileMode.Open, Access = FileAccess.ReadWrite, Share = FileShare.None, Options = FileOptions.Asynchronous, BufferSize = 0,
    });

    /// <summary>True where nobody is writing.</summary>
    public bool IsFree(string id)
    {
        try
        {
            using (Open(id))
                return true;
        }
        catch (FileNotFoundException)
        {
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }

    public void Delete(string id) => File.Delete(PathOf(id));

    /// <summary>The ids of files that nobody has written to since <paramref name="before"/>.</summary>
    public IReadOnlyList<string> OlderThan(DateTimeOffset before) =>
        [.. new DirectoryInfo(_root).EnumerateFiles().Where(f => f.LastWriteTimeUtc < before.UtcDateTime).Select(f => f.Name)];

    private string PathOf(string id) => Path.Combine(_root, id);
}
