using Jaytek.Media.Seeds;

namespace Jaytek.Media.Art;

/// <summary>Drum and bass: slanted shards of uneven width, crossed by a bar and its shadow.</summary>
internal sealed class Shards : IMotif
{
    private const double Slant = 240;

    public void Draw(SvgCanvas canvas, Palette palette, SeededRandom random, int bpm)
    {
        Colour[] colours = [palette.Mid, palette.Hot, palette.Light, palette.Mid, palette.Ground];
        var left = -Slant - 20;
        for (var shard = (int)Math.Round(bpm / 10.0); shard > 0 || left < CoverArt.Size; shard--)
        {
            // A square of chances makes many thin shards and few broad ones.
            var width = 20 + (random.Next() * random.Next() * 190);
            var path = new SvgPath().Move(left, CoverArt.Size).Line(left + Slant, 0).Line(left + Slant + width, 0).Line(left + width, CoverArt.Size).Close();
            canvas.Path(path, random.Pick(colours));
            left += width * random.Between(0.7, 1.2);
        }

        var bar = random.Between(180, 600);
        canvas.Rect(0, bar, CoverArt.Size, random.Between(16, 66), palette.Light);
        canvas.Rect(0, bar + 90, CoverArt.Size, 8, palette.Ground);
    }
}
