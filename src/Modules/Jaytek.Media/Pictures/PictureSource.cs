using Jaytek.Engine.Data;
using Jaytek.Media.Files;
using Jaytek.Media.Types;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Media.Pictures;

/// <summary>A picture of the library as what sizes are made from.</summary>
/// <param name="Sha256">Its bytes.</param>
/// <param name="Path">A path that names them.</param>
/// <param name="ContentType">Their kind.</param>
/// <param name="Width">Pixels as shown.</param>
/// <param name="Height">Pixels as shown.</param>
/// <param name="IsAnimated">True where it moves; null for what was stored before this was looked at.</param>
internal sealed record PictureSource(string Sha256, string Path, string ContentType, int? Width, int? Height, bool? IsAnimated)
{
    /// <summary>How much of the hash stands in addresses.</summary>
    public const int KeyLength = 24;

    /// <summary>Drawings scale by themselves, icons are small, and what moves would stand still.</summary>
    public bool IsResizable =>
        Width > 0 && Height > 0
        && (ContentType == FileTypes.Jpeg.ContentType || ContentType == FileTypes.Png.ContentType || ContentType == FileTypes.WebP.ContentType
            || ContentType == FileTypes.Avif.ContentType || ContentType == FileTypes.Gif.ContentType)
        && !(IsAnimated ?? ContentType == FileTypes.Gif.ContentType);

    public static string KeyOf(string sha256) => sha256[..KeyLength];

    public static bool IsKey(string text) => text.Length == KeyLength && text.All(char.IsAsciiHexDigitLower);
}

/// <summary>Finds the picture behind an address.</summary>
internal sealed class FindPictureSource(JaytekDb db)
{
    public Task<PictureSource?> RunAsync(string key, CancellationToken cancellationToken)
    {
        // The range of all hashes with this beginning, which an index answers under every collation.
        var end = key + "g";
        return db.Set<MediaFile>().AsNoTracking()
            .Where(f => f.Sha256.CompareTo(key) >= 0 && f.Sha256.CompareTo(end) < 0)
            .OrderBy(f => f.Id)
            .Select(f => new PictureSource(f.Sha256, f.Path, f.ContentType, f.Width, f.Height, f.IsAnimated))
            .FirstOrDefaultAsync(cancellationToken);
    }
}
