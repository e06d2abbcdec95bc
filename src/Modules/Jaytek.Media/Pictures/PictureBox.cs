using System.Globalization;
using Jaytek.Engine.Contracts;

namespace Jaytek.Media.Pictures;

/// <summary>The cut of a picture, in ten-thousandths of its width and height: whole numbers stand in addresses.</summary>
internal readonly record struct PictureBox(int X, int Y, int Width, int Height)
{
    public const int Whole = 10_000;

    /// <summary>Below this a cut is a mistake rather than a choice.</summary>
    private const int Smallest = 100;

    /// <summary>The cut of a rectangle that an editor drew, or null where it is none or the whole picture.</summary>
    public static PictureBox? Of(CropBox crop)
    {
        var (x, y) = (Clamp(crop.X), Clamp(crop.Y));
        var box = new PictureBox(x, y, Math.Min(Clamp(crop.Width), Whole - x), Math.Min(Clamp(crop.Height), Whole - y));
        return box.IsUsable && box is not { Width: Whole, Height: Whole } ? box : null;
    }

    /// <summary>The largest cut of this shape around a point; null where the picture has the shape already.</summary>
    public static PictureBox? Around(FocalPoint focus, double ratio, int width, int height)
    {
        var given = (double)width / height;
        var (part, isWide) = given > ratio ? (ratio / given, true) : (given / ratio, false);
        var length = Math.Max(Smallest, (int)Math.Round(part * Whole));
        // A cut of less than a pixel or two is none: the shapes differ by rounding only.
        if (length >= Whole - (Whole / Math.Max(width, height) * 2))
            return null;
        var centre = Clamp(isWide ? focus.X : focus.Y);
        var start = Math.Clamp(centre - (length / 2), 0, Whole - length);
        return isWide ? new PictureBox(start, 0, length, Whole) : new PictureBox(0, start, Whole, length);
    }

    public static PictureBox? Parse(string text)
    {
        var parts = text.Split('x');
        var numbers = new int[4];
        if (parts.Length != numbers.Length)
            return null;
        for (var i = 0; i < numbers.Length; i++)
        {
            if (!int.TryParse(parts[i], NumberStyles.None, CultureInfo.InvariantCulture, out numbers[i]))
                return null;
        }
        var box = new PictureBox(numbers[0], numbers[1], numbers[2], numbers[3]);
        return box.IsUsable ? box : null;
    }

    /// <summary>The cut's pixels in a picture of this size.</summary>
    public (int X, int Y, int Width, int Height) PixelsOf(int width, int height)
    {
        var (left, top) = (Scale(X, width), Scale(Y, height));
        return (left, top, Math.Clamp(Scale(Width, width), 1, width - left), Math.Clamp(Scale(Height, height), 1, height - top));
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{X}x{Y}x{Width}x{Height}");

    private bool IsUsable => X >= 0 && Y >= 0 && Width >= Smallest && Height >= Smallest && X + Width <= Whole && Y + Height <= Whole;

    private static int Scale(int part, int length) => Math.Min((int)Math.Round((double)part * length / Whole), length - 1 + (part == Whole ? 1 : 0));

    private static int Clamp(double part) => double.IsFinite(part) ? (int)Math.Round(Math.Clamp(part, 0, 1) * Whole) : 0;
}
