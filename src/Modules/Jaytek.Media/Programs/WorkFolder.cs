using Jaytek.Engine.Data;

namespace Jaytek.Media.Programs;

/// <summary>The folder in which programs leave what they make, <c>work/</c> of the data folder. Nothing in it lasts.</summary>
internal sealed class WorkFolder
{
    private readonly string _root;

    public WorkFolder(DatabaseOptions options)
    {
        _root = Path.GetFullPath(Path.Combine(options.DataDirectory, "work"));
        Directory.CreateDirectory(_root);
    }

    /// <summary>A path for a new file: letters and digits only, since programs read more than a name into others.</summary>
    /// <param name="extension">The ending with its dot, or empty.</param>
    public string NewPath(string extension) => Path.Combine(_root, Guid.NewGuid().ToString("n") + extension);

    /// <summary>Removes what processes that were killed left behind.</summary>
    public void Clear(DateTimeOffset before)
    {
        foreach (var file in new DirectoryInfo(_root).EnumerateFiles().Where(f => f.LastWriteTimeUtc < before.UtcDateTime))
            file.Delete();
    }
}
