using Jaytek.Media.Seeds;

namespace Jaytek.Media.Art;

/// <summary>
/// Draws the cover of an item that has no picture: one motif for each genre family, moved by the item's data and
/// coloured by its id. The result is an SVG document of one to five kilobytes.
/// </summary>
internal static class CoverArt
{
    /// <summary>Part of the address: raise it with every change that alters a picture, for browsers keep covers for a year.</summary>
    public const int AlgorithmVersion = 1;

    /// <summary>Side of the square picture, in its own units and in pixels.</summary>
    public const int Size = 800;

    public static string Draw(CoverArtSource source)
    {
        var canvas = new SvgCanvas();
        var palette = Palettes.Of(source.Id, source.Variant);
        var random = new SeededRandom(source.Id);
        canvas.Rect(0, 0, Size, Size, palette.Ground);
        IMotif motif = GenreFamilies.Of(source.Genre, source.Id) switch
        {
            GenreFamily.Techno => new Rings(source.Variant),
            GenreFamily.House => new Tiles(),
            GenreFamily.DrumAndBass => new Shards(),
            GenreFamily.Ambient => new Ridges(),
            _ => new Rays(),
        };
        motif.Draw(canvas, palette, random, Math.Clamp(source.Bpm, CoverArtSource.SlowestBpm, CoverArtSource.FastestBpm));
        return canvas.ToDocument(Size);
    }
}

/// <summary>One way to fill a cover; it draws on the ground that is already painted.</summary>
internal interface IMotif
{
    void Draw(SvgCanvas canvas, Palette palette, SeededRandom random, int bpm);
}
