using System.Globalization;
using System.Text.RegularExpressions;

namespace Jaytek.Contents.Text;

/// <summary>
/// Reads a number as people type it: <c>1.5</c> and <c>1,5</c>, <c>1,234.5</c> and <c>1.234,5</c>, <c>1 234</c>. Where both signs occur the
/// last one begins the decimals. One sign alone begins the decimals too, except in whole numbers, where <c>1,234</c> can only mean thousands.
/// </summary>
internal static partial class NumberText
{
    /// <summary>The number, or null where the text is none or could be two different ones.</summary>
    /// <param name="text">As it was typed.</param>
    /// <param name="isWhole">Whether the number takes no decimals.</param>
    public static decimal? Parse(string text, bool isWhole)
    {
        var plain = Spaces().Replace(text.Trim(), "").Replace('\u2212', '-');
        var comma = plain.LastIndexOf(',');
        var point = plain.LastIndexOf('.');
        if (comma >= 0 && point >= 0)
            return comma > point ? Grouped(plain, '.', ',') : Grouped(plain, ',', '.');
        var sign = comma >= 0 ? ',' : '.';
        var isGrouped = plain.Count(c => c == sign) > 1 || (isWhole && Groups().IsMatch(plain));
        return isGrouped ? Grouped(plain, sign, '\0') : Read(plain.Replace(',', '.'));
    }

    private static decimal? Grouped(string text, char group, char point)
    {
        var parts = text.Split(point);
        if (parts.Length > 2 || !Groups().IsMatch(parts[0].Replace(group, ',')) || (parts.Length == 2 && parts[1].Contains(group, StringComparison.Ordinal)))
            return null;
        return Read(parts[0].Replace(group.ToString(), "", StringComparison.Ordinal) + (parts.Length == 2 ? "." + parts[1] : ""));
    }

    private static decimal? Read(string text) =>
        decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    [GeneratedRegex(@"(?<=\d)[ \u00a0\u2009\u202f'’](?=\d)", RegexOptions.None, 1000)]
    private static partial Regex Spaces();

    [GeneratedRegex(@"^[+-]?\d{1,3}([.,]\d{3})+$", RegexOptions.None, 1000)]
    private static partial Regex Groups();
}
