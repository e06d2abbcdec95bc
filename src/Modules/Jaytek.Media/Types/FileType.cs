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
}
