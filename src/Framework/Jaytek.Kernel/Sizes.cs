using System.Globalization;

namespace Jaytek.Kernel;

/// <summary>Bytes in words, in powers of 1,000 as disks are sold: 1.5 GB.</summary>
public static class Sizes
{
    private static readonly string[] Units = ["bytes", "kB", "MB", "GB", "TB", "PB"];

    /// <summary>"812 bytes", "1.5 GB", "23 MB": two digits at least, never a fraction of a byte.</summary>
    public static string Of(long bytes)
    {
        var (value, unit) = ((decimal)bytes, 0);
        for (; value >= 1000 && unit < Units.Length - 1; unit++)
            value /= 1000;
        return string.Create(CultureInfo.InvariantCulture, $"{Math.Round(value, value < 10 && unit > 0 ? 1 : 0)} {Units[unit]}");
    }
}
