using Jaytek.Media.Seeds;

namespace Jaytek.Media.Art;

/// <summary>Trance: rays from beyond a lower corner, with a ringed sun at their root.</summary>
internal sealed class Rays : IMotif
{
    private const double Reach = 1500;

    public void Draw(SvgCanvas canvas, Palette palette, SeededRandom random, int bpm)
    {
        var count = (int)Math.Round(bpm / 6.0);
        double x = random.Chance(0.5) ? -40 : CoverArt.Size + 40, y = random.Between(400, 700);
        Colour[] colours = [palette.Mid, palette.Hot, palette.Mid, palette.Light];
        for (var i = 0; i < count; i++)
        {
            double from = (double)i / count, to = (i + random.Between(0.5, 0.8)) / count;
            var path = new SvgPath().Move(x, y)
                .Line(x + (ExactMath.CosTurns(from) * Reach), y + (ExactMath.SinTurns(from) * Reach))
                .Line(x + (ExactMath.CosTurns(to) * Reach), y + (ExactMath.SinTurns(to) * Reach))
                .Close();
            canvas.Path(path, colours[i % colours.Length]);
        }

        canvas.Circle(x, y, random.Between(180, 340), palette.Light);
        canvas.Circle(x, y, random.Between(90, 150), palette.Ground);
    }
}
