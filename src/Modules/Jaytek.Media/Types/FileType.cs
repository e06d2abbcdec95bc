namespace Jaytek.Media.Types;

/// <summary>What a file is for.</summary>
internal enum FileClass
{
    Image,
    Audio,
    Video,
    Document,
}

/// <summary>A kind of file that the library takes, told by its bytes.</summary>
/// <param name="Name">What a person calls it.</param>
/// <param name="ContentType">The type under which it is served; always ours, never the uploader's.</param>
/// <param name="Class">What it is for.</param>
/// <param name="Extensions">Name endings that fit, each with its dot, lower case.</param>
/// <param name="Demuxer">ffmpeg's name of the container, where the file can hold sound.</param>
internal sealed record FileType(string Name, string ContentType, FileClass Class, string[] Extensions, string? Demuxer = null)
{
    /// <summary>
    /// True where a browser may show the file in its own window. Images, audio and video cannot run anything; PDF, SVG,
    /// text and archives are offered for download.
    /// </summary>
    public bool IsInline => Class != FileClass.Document && this != FileTypes.Svg;

    public bool Fits(string extension) => Extensions.Contains(extension, StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// Whether a file of this kind may bear a name with this ending. Cameras and browsers mix endings up (a PNG named .jpg, a
    /// recording in a film's container); it is served by its bytes, so that is no harm. Only SVG, which alone of the images can
    /// run scripts, must say what it is, and a document is never called anything else.
    /// </summary>
    public bool IsNamedBy(string extension)
    {
        if (Array.Find(FileTypes.All, t => t.Fits(extension)) is not { } claimed)
            return false;
        return claimed == this
            || (claimed != FileTypes.Svg && this != FileTypes.Svg && claimed.Class != FileClass.Document && claimed.Medium == Medium);
    }

    private FileClass Medium => Class == FileClass.Video ? FileClass.Audio : Class;
}
