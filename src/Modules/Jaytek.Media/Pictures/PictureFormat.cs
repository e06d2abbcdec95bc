using Jaytek.Media.Types;

namespace Jaytek.Media.Pictures;

/// <summary>A format in which sizes are made.</summary>
/// <param name="Name">The name's ending in addresses.</param>
/// <param name="ContentType">The type under which it is served.</param>
internal sealed record PictureFormat(string Name, string ContentType)
{
    public static readonly PictureFormat WebP = new("webp", "image/webp");
    public static readonly PictureFormat Avif = new("avif", "image/avif");
    public static readonly PictureFormat Jpeg = new("jpg", "image/jpeg");
    public static readonly PictureFormat Png = new("png", "image/png");

    /// <summary>AVIF shows at this much less what the others show at a given quality.</summary>
    private const int AvifSaving = 25;

    private static readonly PictureFormat[] All = [WebP, Avif, Jpeg, Png];

    public static PictureFormat? Find(string name) => Array.Find(All, format => format.Name == name);

    /// <summary>What every program shows: JPEG for what was one, PNG for what may be see-through.</summary>
    public static PictureFormat FallbackOf(string contentType) => contentType == FileTypes.Jpeg.ContentType ? Jpeg : Png;

    /// <summary>libvips' options for saving. All that cameras write beside the picture, places too, is left out.</summary>
    public string SaveOptions(int quality) => Name switch
    {
        "avif" => $"[Q={Math.Max(1, quality - AvifSaving)},effort=3,strip]",
        "jpg" => $"[Q={quality},strip,optimize_coding,interlace]",
        "png" => "[strip]",
        _ => $"[Q={quality},strip]",
    };
}
