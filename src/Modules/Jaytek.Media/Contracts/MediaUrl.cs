namespace Jaytek.Media.Contracts;

/// <summary>Addresses of files in the library.</summary>
public static class MediaUrl
{
    /// <summary>How much of the hash stands in an address; it only has to change when the bytes do.</summary>
    internal const int VersionLength = 12;

    /// <summary>The address of a media path, relative to the site: <c>/media/mixes/harbour%20lights.wav</c>.</summary>
    public static string Of(string mediaPath) =>
        "/media/" + string.Join('/', mediaPath.Split('/').Select(Uri.EscapeDataString));

    /// <summary>The address that a browser may keep for good, since it changes with the bytes.</summary>
    /// <param name="mediaPath">The media path.</param>
    /// <param name="sha256">The bytes, lower-case hexadecimal.</param>
    public static string Versioned(string mediaPath, string sha256) => $"{Of(mediaPath)}?v={sha256[..VersionLength]}";
}
