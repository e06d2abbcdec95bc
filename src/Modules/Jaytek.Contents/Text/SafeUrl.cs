using System.Collections.Frozen;

namespace Jaytek.Contents.Text;

/// <summary>Tells addresses that may stand in markup from those that run script.</summary>
internal static class SafeUrl
{
    private static readonly FrozenSet<string> Schemes =
        FrozenSet.Create(StringComparer.OrdinalIgnoreCase, "http", "https", "mailto", "tel", "sms", "ftp", "webcal", "geo");

    private static readonly FrozenSet<string> Images = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "image/png", "image/jpeg", "image/gif", "image/webp", "image/avif");

    /// <summary>True for relative addresses, fragments and the schemes that are known to be harmless.</summary>
    public static bool IsAllowed(string url) => Scheme(url) is not { } scheme || Schemes.Contains(scheme);

    /// <summary>As <see cref="IsAllowed"/>, and pictures that carry their own data; SVG is not among them, because it may hold script.</summary>
    public static bool IsAllowedForImage(string url)
    {
        if (IsAllowed(url))
            return true;
        var end = url.AsSpan().IndexOfAny(';', ',');
        return end > 5 && url.StartsWith("data:", StringComparison.OrdinalIgnoreCase) && Images.Contains(url[5..end]);
    }

    /// <summary>True for an address that names its scheme.</summary>
    public static bool HasScheme(string url) => Scheme(url) is not null;

    // Browsers drop tabs and line ends anywhere, and control characters and spaces in front, before they look for the scheme.
    private static string? Scheme(string url)
    {
        var text = string.Concat(url.Where(c => c is not ('\t' or '\n' or '\r'))).TrimStart([.. Enumerable.Range(0, 33).Select(i => (char)i)]);
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0 || text.AsSpan(0, colon).IndexOfAny('/', '?', '#') >= 0)
            return null;
        return text[..colon];
    }
}
