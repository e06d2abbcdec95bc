using System.Globalization;

namespace Jaytek.Kernel;

/// <summary>A number with its noun: 1 file, 2 files.</summary>
public static class Counted
{
    /// <summary>The number and <paramref name="one"/>, or the number and <paramref name="many"/>, by default the same with an s.</summary>
    public static string Of(long count, string one, string? many = null) =>
        string.Create(CultureInfo.InvariantCulture, $"{count:N0} {(count == 1 ? one : many ?? one + "s")}");
}
