using System.Globalization;
using Jaytek.Media.Seeds;

namespace Jaytek.Media.Art;

/// <summary>
/// Techno: two sets of rings, set off from each other, the upper one blended with what lies beneath.
/// <c>mix-blend-mode</c> is no presentation attribute, and a style attribute dies under a strict policy; so the blend is
/// calculated: the upper rings are drawn once for each colour beneath, clipped to where that colour is.
/// </summary>
internal sealed class Rings(ArtVariant variant) : IMotif
{
    public void Draw(SvgCanvas canvas, Palette palette, SeededRandom random, int bpm)
    {
        var count = (int)Math.Round(bpm / 7.0);
        double x = random.Between(160, 640), y = random.Between(160, 640);
        double dx = random.Between(26, 72), dy = random.Between(-30, 30);
        var disc = random.Between(190, 310);
        var step = CoverArt.Size * 1.15 / count;
        var stroke = string.Create(CultureInfo.InvariantCulture, $"fill=\"none\" stroke-width=\"{SvgCanvas.Number(step * 0.34)}\"");

        canvas.Circle(x, y, disc, palette.Mid);
        canvas.Group("defs", "", () =>
        {
            canvas.Group("g", "id=\"u\"", () => Concentric(canvas, count, step, x + dx, y + dy));
            canvas.Group("g", "id=\"l\"", () => Concentric(canvas, count, step, x, y));
            canvas.Group("clipPath", "id=\"d\"", () => canvas.Ring(x, y, disc));
            canvas.Group("mask", $"id=\"m\" maskUnits=\"userSpaceOnUse\" x=\"0\" y=\"0\" width=\"{CoverArt.Size}\" height=\"{CoverArt.Size}\"",
                () => canvas.Empty("use", $"href=\"#l\" stroke=\"#fff\" {stroke}"));
        });
        canvas.Group("g", stroke, () =>
        {
            canvas.Empty("use", $"href=\"#l\" stroke=\"{palette.Light}\" opacity=\".9\"");
            canvas.Empty("use", $"href=\"#u\" stroke=\"{Blend(palette.Hot, palette.Ground)}\"");
            canvas.Group("g", "clip-path=\"url(#d)\"", () => canvas.Empty("use", $"href=\"#u\" stroke=\"{Blend(palette.Hot, palette.Mid)}\""));
            canvas.Group("g", "mask=\"url(#m)\"", () => canvas.Empty("use", $"href=\"#u\" stroke=\"{Blend(palette.Hot, palette.Light)}\""));
        });
        canvas.Circle(x, y, step * 0.9, palette.Hot);
    }

    private Colour Blend(Colour above, Colour below) => variant == ArtVariant.Night ? above.Screen(below) : above.Multiply(below);

    private static void Concentric(SvgCanvas canvas, int count, double step, double x, double y)
    {
        for (var i = 1; i <= count; i++)
            canvas.Ring(x, y, i * step);
    }
}
