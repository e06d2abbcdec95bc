namespace Jaytek.Media.Contracts;

/// <summary>Addresses of files in the library.</summary>
public static class MediaUrl
{
    /// <summary>The address of a media path, relative to the site: <c>/media/mixes/harbour%20lights.wav</c>.</summary>
    public static string Of(string mediaPath) =>
        "/media/" + string.Join('/', mediaPath.Split('/').Select(Uri.EscapeDataString));
}
