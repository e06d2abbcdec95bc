using System.Security.Cryptography;
using System.Text;
using Jaytek.Contents.Contracts;

namespace Jaytek.Contents.Index;

/// <summary>
/// The rows of a declared pair: the value that is filtered by and the value that is sorted by, in one text whose order is the page's. They
/// make a filter that matches most of a large type as cheap to sort as one that matches twenty items.
/// </summary>
internal static class PairValues
{
    /// <summary>Between the two values: before all that a folded text holds, which has no control characters.</summary>
    public const string Separator = "\u0001";

    /// <summary>In the place of a value to sort by that is absent: behind all others.</summary>
    public const string Absent = "\u0002";

    private const int MaxKey = 64;
    private const int MaxPath = 210;

    /// <summary>A field's path for the pair of two others.</summary>
    public static string Path(string filter, string sort)
    {
        var path = $"{filter}+{sort}";
        return path.Length <= MaxPath ? path : "+" + Digest(path);
    }

    /// <summary>The rows of an item.</summary>
    public static IEnumerable<string> Of(IEnumerable<IndexValue> filter, IndexValue? sort)
    {
        var end = sort is { } value ? Separator + (value.Text is { } text ? Cut(text) : Ordered(value.Number)) : Absent;
        return filter.Select(by => FilterKey(by.Text is { } text ? text : by.Number) + end);
    }

    /// <summary>The beginning of the rows of a value, which is compared for equality only: a long one is told from others by a digest.</summary>
    public static string FilterKey(object value) => value switch
    {
        string { Length: <= MaxKey } text => text,
        string text => text[..(MaxKey / 2)] + Digest(text)[..(MaxKey / 2)],
        _ => Ordered((double)value),
    };

    // Sixteen digits in the order of the numbers: those below zero count backwards and come first.
    private static string Ordered(double number)
    {
        var bits = BitConverter.DoubleToInt64Bits(number == 0 ? 0 : number);
        return (bits < 0 ? ~bits : bits ^ long.MinValue).ToString("x16", System.Globalization.CultureInfo.InvariantCulture);
    }

    private static string Cut(string text)
    {
        const int most = Kernel.TextFolding.MaxLength - MaxKey - 1;
        return text.Length <= most ? text : text[..(char.IsHighSurrogate(text[most - 1]) ? most - 1 : most)];
    }

    private static string Digest(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
