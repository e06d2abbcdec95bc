namespace Jaytek.Engine.Contracts;

/// <summary>Tells by a media path's ending whether <see cref="IImages"/> can show it; what the file really is the media library has checked.</summary>
public static class PicturePaths
{
    private static readonly HashSet<string> Endings = new(StringComparer.OrdinalIgnoreCase) { ".jpg", ".jpeg", ".png", ".webp", ".avif", ".gif" };

    /// <summary>Whether the path is a picture's.</summary>
    public static bool Has(string path) => Endings.Contains(Path.GetExtension(path));
}
