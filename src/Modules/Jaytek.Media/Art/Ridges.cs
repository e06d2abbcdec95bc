using System.Globalization;
using Jaytek.Media.Seeds;

namespace Jaytek.Media.Art;

/// <summary>Ambient: nine ridges, each the sum of two sines, before a low disc.</summary>
internal sealed class Ridges : IMotif
{
    private const int Count = 9;
    private const int Grain = 25;

    public void Draw(SvgCanvas canvas, Palette palette, SeededRandom random, int bpm)
    {
        canvas.Circle(random.Between(220, 580), random.Between(190, 310), random.Between(90, 180), palette.Hot);
        for (var i = 0; i < Count; i++)
        {
            var depth = i / (Count - 1.0);
            var fill = i % 3 == 2 ? palette.Ground : palette.Mid;
            var attributes = string.Create(CultureInfo.InvariantCulture,
                $" fill-opacity=\"{0.25 + (depth * 0.75):0.##}\" stroke=\"{palette.Light}\" stroke-opacity=\"{0.9 - (depth * 0.5):0.##}\" stroke-width=\"2.5\"");
            canvas.Path(Ridge(random, 300 + (i * 58), 90 - (i * 4)), fill, attributes);
        }
    }

    private static SvgPath Ridge(SeededRandom random, double level, double height)
    {
        double phase1 = random.Between(0, 6.28), phase2 = random.Between(0, 6.28);
        double pace1 = random.Between(0.006, 0.012), pace2 = random.Between(0.017, 0.027);
        var path = new SvgPath().Move(0, CoverArt.Size);
        for (var x = 0; x <= CoverArt.Size; x += Grain)
        {
            var swell = Math.Abs(ExactMath.Sin((x * pace1) + phase1)) * height * 0.8;
            var ripple = ExactMath.Sin((x * pace2) + phase2) * height * 0.22;
            path.Line(x, level - swell - ripple);
        }

        return path.Line(CoverArt.Size, CoverArt.Size).Close();
    }
}
