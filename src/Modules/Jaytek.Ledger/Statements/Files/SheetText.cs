using System.Text.RegularExpressions;
using System.Xml;

namespace Jaytek.Ledger.Statements.Files;

/// <summary>Words as a workbook can hold them.</summary>
internal static partial class SheetText
{
    /// <summary>What Excel takes in one cell, UTF-16 units; of a longer one it says that the file is damaged.</summary>
    public const int Most = 32_767;

    private const int MostTitle = 31;
    private const char Unknown = '\uFFFD';

    /// <summary>
    /// The text of a cell: cut with an ellipsis where it is too long, what XML has no sign for as U+FFFD. Excel reads <c>_x000D_</c> as the
    /// character of that number (ISO/IEC 29500-1, 22.9.2.19, ST_Xstring), so whoever wrote just that gets it escaped.
    /// </summary>
    public static string Of(string text)
    {
        if (text.Length > Most)
            text = text[..(char.IsHighSurrogate(text[Most - 2]) ? Most - 2 : Most - 1)] + "…";
        return Escapes().Replace(Readable(text), "_x005F_");
    }

    /// <summary>The name of a sheet: at most 31 characters, none of <c>[]:*?/\</c>, no apostrophe at its ends, never empty and not <c>History</c>, which Excel keeps for itself.</summary>
    public static string Title(string title)
    {
        var cleaned = Readable(Forbidden().Replace(title, " ")).Trim(' ', '\'');
        if (cleaned.Length > MostTitle)
            cleaned = cleaned[..(char.IsHighSurrogate(cleaned[MostTitle - 1]) ? MostTitle - 1 : MostTitle)].Trim(' ', '\'');
        return cleaned.Length == 0 || cleaned.Equals("History", StringComparison.OrdinalIgnoreCase) ? "Sheet1" : cleaned;
    }

    private static string Readable(string text)
    {
        var at = FirstUnreadable(text, 0);
        if (at < 0)
            return text;
        var letters = text.ToCharArray();
        for (; at >= 0; at = FirstUnreadable(text, at + 1))
            letters[at] = Unknown;
        return new string(letters);
    }

    private static int FirstUnreadable(string text, int from)
    {
        for (var at = from; at < text.Length; at++)
        {
            if (char.IsHighSurrogate(text[at]) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]))
                at++;
            else if (!XmlConvert.IsXmlChar(text[at]))
                return at;
        }
        return -1;
    }

    [GeneratedRegex("_(?=x[0-9A-Fa-f]{4}_)")]
    private static partial Regex Escapes();

    [GeneratedRegex(@"[\[\]:*?/\\\x00-\x1F]")]
    private static partial Regex Forbidden();
}
