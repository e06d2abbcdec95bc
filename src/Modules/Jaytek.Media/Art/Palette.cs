using System.Globalization;

namespace Jaytek.Media.Art;

/// <summary>A colour as red, green and blue, 0 to 255.</summary>
internal readonly record struct Colour(byte R, byte G, byte B)
{
    public static Colour Parse(string hex) => new(Pair(hex, 0), Pair(hex, 2), Pair(hex, 4));

    /// <summary>What a light of this colour makes of the colour beneath it.</summary>
    public Colour Screen(Colour below) => new(Screen(R, below.R), Screen(G, below.G), Screen(B, below.B));

    /// <summary>What an ink of this colour makes of the colour beneath it.</summary>
    public Colour Multiply(Colour below) => new(Multiply(R, below.R), Multiply(G, below.G), Multiply(B, below.B));

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"#{R:x2}{G:x2}{B:x2}");

    private static byte Pair(string hex, int at) => byte.Parse(hex.AsSpan(at, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture);

    private static byte Screen(byte a, byte b) => (byte)(255 - ((255 - a) * (255 - b) / 255));

    private static byte Multiply(byte a, byte b) => (byte)(a * b / 255);
}

/// <summary>The four colours of a cover, from the ground to the lightest accent.</summary>
internal sealed record Palette(Colour Ground, Colour Mid, Colour Hot, Colour Light)
{
    public static Palette Of(string colours)
    {
        var parts = colours.Split('/');
        return new(Colour.Parse(parts[0]), Colour.Parse(parts[1]), Colour.Parse(parts[2]), Colour.Parse(parts[3]));
    }
}
