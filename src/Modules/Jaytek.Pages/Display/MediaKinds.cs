namespace Jaytek.Pages.Display;

/// <summary>Tells by a media path's ending what a page can do with it; what the file really is the media library has checked.</summary>
internal static class MediaKinds
{
    private static readonly HashSet<string> Pictures = new(StringComparer.OrdinalIgnoreCase) { ".jpg", ".jpeg", ".png", ".webp", ".avif", ".gif" };

    public static bool IsPicture(string path) => Pictures.Contains(Path.GetExtension(path));
}
