using Jaytek.Engine.Contracts;

namespace Jaytek.Recipes.Library;

/// <summary>
/// The files of one recipe: what lies in the tree below <paramref name="root"/>, by paths relative to <paramref name="folder"/>, the
/// recipe's own. Nothing outside the tree, whether by <c>..</c>, by an absolute path or through a symbolic link.
/// </summary>
internal sealed class RecipeFolder(string root, string folder) : IRecipeFiles
{
    private readonly string _root = Path.TrimEndingDirectorySeparator(Path.GetFullPath(root));

    public Stream? OpenRead(string path)
    {
        // Recipes are written on Windows too; a colon is a drive or an alternate stream there.
        var relative = path.Replace('\\', '/');
        if (relative.Length == 0 || Path.IsPathRooted(relative) || relative.AsSpan().ContainsAny(':', '\0'))
            return null;
        var full = Path.GetFullPath(relative, Path.GetFullPath(folder));
        if (!full.StartsWith(_root + Path.DirectorySeparatorChar, StringComparison.Ordinal) || !IsPlainFile(full))
            return null;
        try
        {
            return new FileStream(full, FileMode.Open, FileAccess.Read, FileShare.Read);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>True where the path leads through real folders to a real file, link-free from the root on.</summary>
    private bool IsPlainFile(string full)
    {
        var at = _root;
        var names = full[(_root.Length + 1)..].Split(Path.DirectorySeparatorChar);
        foreach (var folderName in names[..^1])
        {
            at = Path.Combine(at, folderName);
            var info = new DirectoryInfo(at);
            if (!info.Exists || info.LinkTarget is not null)
                return false;
        }
        var file = new FileInfo(full);
        return file.Exists && file.LinkTarget is null && (file.Attributes & (FileAttributes.Device | FileAttributes.ReparsePoint)) == 0;
    }
}
