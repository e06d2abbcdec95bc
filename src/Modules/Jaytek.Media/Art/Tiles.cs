using Jaytek.Media.Seeds;

namespace Jaytek.Media.Art;

/// <summary>House: a board of four to six squares a side, each a quarter circle, one in five a dot.</summary>
internal sealed class Tiles : IMotif
{
    public void Draw(SvgCanvas canvas, Palette palette, SeededRandom random, int bpm)
    {
        var count = 4 + random.Below(3);
        var side = (double)CoverArt.Size / count;
        Colour[] colours = [palette.Mid, palette.Hot, palette.Light];
        for (var row = 0; row < count; row++)
        {
            for (var column = 0; column < count; column++)
            {
                var corner = random.Below(4);
                var shape = random.Pick(colours);
                var ground = random.Chance(0.5) ? palette.Ground : random.Pick(colours);
                double x = column * side, y = row * side;
                // One unit of overlap hides the hairlines that browsers leave between neighbours.
                canvas.Rect(x, y, side + 1, side + 1, ground);
                if (random.Chance(0.2))
                    canvas.Circle(x + (side / 2), y + (side / 2), side * 0.32, shape);
                else
                    Quarter(canvas, corner, x, y, side, shape);
            }
        }
    }

    private static void Quarter(SvgCanvas canvas, int corner, double x, double y, double side, Colour fill)
    {
        double right = x + side, bottom = y + side;
        var (centre, from, to) = corner switch
        {
            0 => ((x, y), (right, y), (x, bottom)),
            1 => ((X: right, Y: y), (right, bottom), (x, y)),
            2 => ((right, bottom), (x, bottom), (right, y)),
            _ => ((x, bottom), (x, y), (right, bottom)),
        };
        var path = new SvgPath().Move(centre.Item1, centre.Item2).Line(from.Item1, from.Item2).Arc(side, to.Item1, to.Item2).Close();
        canvas.Path(path, fill, $" stroke=\"{fill}\"");
    }
}
