namespace Jaytek.Pages.Contracts.Views;

/// <summary>A link with its words.</summary>
/// <param name="Url">A path on this site, or an http(s), mailto or tel address.</param>
/// <param name="Text">What it says.</param>
public sealed record LinkText(string Url, string Text)
{
    private static readonly string[] Schemes = ["https:", "http:", "mailto:", "tel:"];

    /// <summary>
    /// A link to an address that somebody gave; null where it is empty or its scheme could run script. Orchard's <c>~/</c> is this site's root.
    /// </summary>
    public static LinkText? Of(string? url, string? text)
    {
        var address = Address(url);
        if (address is null)
            return null;
        return new LinkText(address, string.IsNullOrWhiteSpace(text) ? Words(address) : text.Trim());
    }

    private static string? Address(string? url)
    {
        // Browsers drop these wherever they stand, and then look for a scheme.
        var address = string.Concat((url ?? "").Where(c => !char.IsControl(c))).Trim();
        if (address.StartsWith("~/", StringComparison.Ordinal))
            address = address[1..];
        var isLocal = address.Length > 0 && address[0] is '/' or '#' or '?';
        return isLocal || Schemes.Any(scheme => address.StartsWith(scheme, StringComparison.OrdinalIgnoreCase)) ? address : null;
    }

    private static string Words(string address)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.IsFile)
            return address;
        return uri.Scheme is "http" or "https"
            ? (uri.Host + uri.AbsolutePath).TrimEnd('/').Replace("www.", "", StringComparison.OrdinalIgnoreCase)
            : address[(uri.Scheme.Length + 1)..];
    }
}
