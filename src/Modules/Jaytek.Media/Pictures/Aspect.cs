using System.Globalization;

namespace Jaytek.Media.Pictures;

/// <summary>Shapes in words: <c>16:9</c>.</summary>
internal static class Aspect
{
    private const double Narrowest = 0.05;
    private const double Widest = 20;

    /// <summary>Width to height, or null where the text is no shape.</summary>
    public static double? Parse(string? text) =>
        text?.Split(':') is [var across, var down] && Read(across) is { } width && Read(down) is { } height && width / height is >= Narrowest and <= Widest and var ratio
            ? ratio
            : null;

    private static double? Read(string text) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : null;
}
