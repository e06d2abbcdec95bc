using System.Globalization;

namespace Jaytek.Kernel;

/// <summary>Parts of a whole as people type and read them: <c>12.5</c> percent is 1,250 basis points.</summary>
public static class BasisPoints
{
    /// <summary>Reads a percentage above 0 and at most 100, with two decimals at most and a point before them; a percent sign may follow.</summary>
    public static bool TryParse(string? text, out int basisPoints)
    {
        basisPoints = 0;
        if (!decimal.TryParse(text?.Trim().TrimEnd('%').TrimEnd(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var percent) || percent is <= 0 or > 100 || percent * 100 % 1 != 0)
            return false;
        basisPoints = (int)(percent * 100);
        return true;
    }

    /// <summary>Such as <c>12.5%</c>.</summary>
    public static string Format(int basisPoints) => string.Create(CultureInfo.InvariantCulture, $"{basisPoints / 100m:0.##}%");
}
