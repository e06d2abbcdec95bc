using System.Text;

namespace Jaytek.Engine.Contracts;

/// <summary>Addresses of pictures; the module Media implements it.</summary>
public interface IImages
{
    /// <summary>The picture of an item: the media path where there is one, else cover art that is always the same for the same item.</summary>
    ImageRef For(ImageRequest request);
}

/// <summary>What a picture is wanted for.</summary>
/// <param name="ItemId">The content item's public id; the seed of the cover art.</param>
/// <param name="MediaPath">The media file, or null.</param>
/// <param name="Alt">What the picture shows, or empty where it decorates.</param>
/// <param name="Genre">A slug such as <c>drum-and-bass</c>, which picks the art's motif; null for any.</param>
/// <param name="Bpm">Beats per minute, which drives the art; null for 124.</param>
/// <param name="Variant"><c>night</c> or <c>daylight</c>, the art's palette.</param>
public sealed record ImageRequest(string ItemId, string? MediaPath, string Alt, string? Genre = null, int? Bpm = null, string Variant = "night")
{
    /// <summary>The shape wanted, width to height, such as <c>16:9</c>; null shows the picture whole. Cover art is square whatever is wanted.</summary>
    public string? Aspect { get; init; }

    /// <summary>The point that cuts keep in sight; null for the middle.</summary>
    public FocalPoint? Focus { get; init; }

    /// <summary>The rectangles that an editor cut by hand, by aspect; what has none is cut around <see cref="Focus"/>.</summary>
    public IReadOnlyDictionary<string, CropBox>? Crops { get; init; }

    /// <summary>A named size of the media profiles; it decides width and shape before <see cref="Aspect"/>. An unknown name is ignored.</summary>
    public string? Profile { get; init; }
}

/// <summary>A point of a picture: 0 to 1 from its left and from its top.</summary>
public readonly record struct FocalPoint(double X, double Y);

/// <summary>A rectangle of a picture as parts of its width and height, each 0 to 1.</summary>
public readonly record struct CropBox(double X, double Y, double Width, double Height);

/// <summary>A picture to show.</summary>
/// <param name="Url">Its address on this site; a whole picture's original, or a cut of at most 1,280 pixels.</param>
/// <param name="Alt">Alternative text; empty where it decorates.</param>
/// <param name="Width">Pixels, for the layout; null where unknown.</param>
/// <param name="Height">Pixels, for the layout; null where unknown.</param>
public sealed record ImageRef(string Url, string Alt, int? Width, int? Height)
{
    /// <summary>The same picture in smaller sizes, the best format first; empty for drawings, films and what is small anyway.</summary>
    public IReadOnlyList<ImageSource> Sources { get; init; } = [];

    /// <summary>The sizes in a format that every program shows, narrowest first; empty where <see cref="Sources"/> is.</summary>
    public IReadOnlyList<SizedImage> Fallbacks { get; init; } = [];

    /// <summary>The point that a style's own cut should keep in sight; null for the middle, and where the picture was cut around it already.</summary>
    public FocalPoint? Focus { get; init; }

    /// <summary>The address for a place so many pixels wide (device pixels), in a format that every program shows.</summary>
    public string At(int width) => Fallbacks.Count == 0 ? Url : (Fallbacks.FirstOrDefault(size => size.Width >= width) ?? Fallbacks[^1]).Url;
}

/// <summary>One format of a picture.</summary>
/// <param name="ContentType">Such as <c>image/webp</c>.</param>
/// <param name="Sizes">Narrowest first.</param>
public sealed record ImageSource(string ContentType, IReadOnlyList<SizedImage> Sizes)
{
    /// <summary>The sizes as an attribute <c>srcset</c> takes them.</summary>
    public string Srcset
    {
        get
        {
            var text = new StringBuilder(Sizes.Count * 64);
            foreach (var size in Sizes)
                text.Append(text.Length > 0 ? ", " : "").Append(size.Url).Append(' ').Append(size.Width).Append('w');
            return text.ToString();
        }
    }
}

/// <summary>One size of a picture.</summary>
/// <param name="Url">Its address; it never shows anything else and may be kept for good.</param>
/// <param name="Width">Pixels.</param>
public sealed record SizedImage(string Url, int Width);
