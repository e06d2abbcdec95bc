using System.Buffers;
using System.Text;

namespace Jaytek.Kernel;

/// <summary>
/// Folds text for comparing and sorting: without case, accents and repeated white space. It is done here and not in SQL, so
/// that both databases find and sort alike.
/// </summary>
public static class TextFolding
{
    /// <summary>The length in UTF-16 units to which an indexed text is cut.</summary>
    public const int MaxLength = 200;

    // Letters whose stroke or ligature Unicode does not decompose.
    private static readonly Dictionary<char, string> Letters = new()
    {
        ['ß'] = "ss", ['æ'] = "ae", ['œ'] = "oe", ['ø'] = "o", ['đ'] = "d", ['ð'] = "d", ['ħ'] = "h", ['ı'] = "i",
        ['ł'] = "l", ['þ'] = "th", ['ŧ'] = "t", ['ŋ'] = "n",
    };

    private static readonly SearchValues<char> Plain = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-_.,:/");

    /// <summary>The folded text, at most <see cref="MaxLength"/> long.</summary>
    public static string Fold(string text) => Cut(FoldWhole(text));

    /// <summary>The folded text in full length.</summary>
    public static string FoldWhole(string text)
    {
        if (!text.AsSpan().ContainsAnyExcept(Plain))
            return text;
        var folded = new StringBuilder(text.Length);
        foreach (var c in Valid(text).Normalize(NormalizationForm.FormKD))
        {
            if (char.IsWhiteSpace(c) || char.IsControl(c))
            {
                if (folded.Length > 0 && folded[^1] != ' ')
                    folded.Append(' ');
            }
            else if (!IsAccent(c))
            {
                var lower = char.ToLowerInvariant(c);
                if (Letters.TryGetValue(lower, out var letters))
                    folded.Append(letters);
                else
                    folded.Append(lower);
            }
        }

        return folded.ToString().TrimEnd(' ').Normalize(NormalizationForm.FormC);
    }

    // Accents and pointing only: the vowel signs of Indic scripts are marks too, but without them another word would result.
    private static bool IsAccent(char c) =>
        c is (>= '\u0300' and <= '\u036f') or (>= '\u0591' and <= '\u05c7') or (>= '\u064b' and <= '\u065f') or '\u0670'
            or (>= '\u1ab0' and <= '\u1aff') or (>= '\u1dc0' and <= '\u1dff') or (>= '\u20d0' and <= '\u20ff') or (>= '\ufe20' and <= '\ufe2f');

    // Half a surrogate pair cannot be normalised; the parser of content refuses it, from elsewhere it becomes U+FFFD.
    private static string Valid(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange('\ud800', '\udfff'))
            return text;
        var valid = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            valid.Append(rune.ToString());
        return valid.ToString();
    }

    private static string Cut(string text)
    {
        if (text.Length <= MaxLength)
            return text;
        var length = char.IsHighSurrogate(text[MaxLength - 1]) ? MaxLength - 1 : MaxLength;
        return text[..length].TrimEnd(' ');
    }
}
