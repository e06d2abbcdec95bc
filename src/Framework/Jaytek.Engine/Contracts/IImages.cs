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
public sealed record ImageRequest(string ItemId, string? MediaPath, string Alt, string? Genre = null, int? Bpm = null, string Variant = "night");

/// <summary>A picture to show.</summary>
/// <param name="Url">Its address on this site.</param>
/// <param name="Alt">Alternative text; empty where it decorates.</param>
/// <param name="Width">Pixels, for the layout; null where unknown.</param>
/// <param name="Height">Pixels, for the layout; null where unknown.</param>
public sealed record ImageRef(string Url, string Alt, int? Width, int? Height);
