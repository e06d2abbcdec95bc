using System.Globalization;

namespace Jaytek.Media.Pictures;

/// <summary>One size of one picture: how wide, which cut, which format.</summary>
/// <param name="Width">Pixels.</param>
/// <param name="Box">The cut, or null for the whole picture.</param>
/// <param name="Format">The format.</param>
internal sealed record PictureSpec(int Width, PictureBox? Box, PictureFormat Format)
{
    /// <summary>The widest that is made.</summary>
    public const int MaxWidth = 4096;

    /// <summary>The longest <see cref="Key"/>.</summary>
    public const int MaxKey = 48;

    /// <summary>What makes two sizes of one picture the same: <c>640.webp</c>, <c>640-0x1200x10000x5625.webp</c>.</summary>
    public string Key => Name("");

    /// <summary>The last part of the address, with the signature where there is one.</summary>
    public string Name(string signature) => string.Create(
        CultureInfo.InvariantCulture, $"{Width}{(Box is { } box ? $"-{box}" : "")}{(signature.Length > 0 ? $"-{signature}" : "")}.{Format.Name}");

    /// <summary>Reads the last part of an address; null where it is none of ours.</summary>
    public static (PictureSpec Spec, string Signature)? Parse(string name)
    {
        if (name.Length > MaxKey + 1 + PictureKey.SignatureLength || name.Split('.') is not [var stem, var ending] || PictureFormat.Find(ending) is not { } format)
            return null;
        var parts = stem.Split('-');
        if (!int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var width) || width is < 1 or > MaxWidth)
            return null;
        var hasBox = parts.Length > 1 && parts[1].Contains('x', StringComparison.Ordinal);
        var box = hasBox ? PictureBox.Parse(parts[1]) : null;
        var rest = parts[(hasBox ? 2 : 1)..];
        if ((hasBox && box is null) || rest.Length > 1)
            return null;
        var (spec, signature) = (new PictureSpec(width, box, format), rest is [var given] ? given : "");
        // One size has one address: 0640.webp is none.
        return spec.Name(signature) == name ? (spec, signature) : null;
    }
}
