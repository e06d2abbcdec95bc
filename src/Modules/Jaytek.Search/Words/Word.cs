using System.Globalization;
using System.Text;
using Jaytek.Kernel;

namespace Jaytek.Search.Words;

/// <summary>A word of a text: where it stands, and how it is compared, without case and accents.</summary>
/// <param name="Start">Its first UTF-16 unit in the text.</param>
/// <param name="Length">Its length there.</param>
/// <param name="Folded">Letters, digits and marks only, at most <see cref="MaxLength"/> units.</param>
internal readonly record struct Word(int Start, int Length, string Folded)
{
    /// <summary>Longer words are compared by their beginnings.</summary>
    public const int MaxLength = 64;

    /// <summary>
    /// The words of a text in order. Both databases are given these and split nothing by themselves, so both find alike. Scripts that
    /// put no spaces are taken letter by letter. What folds to several words, as ½ does, gives several in one place.
    /// </summary>
    public static IEnumerable<Word> In(string text)
    {
        for (var at = 0; at < text.Length;)
        {
            var start = at;
            var isAlone = false;
            while (at < text.Length && !isAlone && Next(text, at) is var (rune, length) && IsPart(rune, at > start))
            {
                if (IsUnspaced(rune) && at > start)
                    break;
                isAlone = IsUnspaced(rune);
                at += length;
            }

            if (at == start)
            {
                at += Next(text, at).Length;
                continue;
            }

            foreach (var folded in Fold(text.AsSpan(start, at - start)))
                yield return new Word(start, at - start, folded);
        }
    }

    private static (Rune Rune, int Length) Next(string text, int at)
    {
        Rune.DecodeFromUtf16(text.AsSpan(at), out var rune, out var length);
        return (rune, length);
    }

    // Soft hyphens and joiners stand inside a word without being seen.
    private static bool IsPart(Rune rune, bool isInside) =>
        Rune.IsLetterOrDigit(rune) || Rune.GetUnicodeCategory(rune) is
            UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark or UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber
        || (isInside && Rune.GetUnicodeCategory(rune) == UnicodeCategory.Format);

    private static bool IsUnspaced(Rune rune) => rune.Value is
        (>= 0x3041 and <= 0x30FF) or (>= 0x3400 and <= 0x4DBF) or (>= 0x4E00 and <= 0x9FFF) or (>= 0xF900 and <= 0xFAFF) or (>= 0x20000 and <= 0x3FFFF);

    private static IEnumerable<string> Fold(ReadOnlySpan<char> run)
    {
        var text = new string(run);
        if (Ascii.IsValid(run))
            return [Cut(text.ToLowerInvariant())];
        var words = new List<string>(1);
        var word = new StringBuilder();
        foreach (var rune in TextFolding.FoldWhole(text).EnumerateRunes())
        {
            if (Rune.GetUnicodeCategory(rune) == UnicodeCategory.Format)
                continue;
            if (IsPart(rune, false))
            {
                word.Append(rune.ToString());
                continue;
            }

            Flush(words, word);
        }

        Flush(words, word);
        return words;
    }

    private static void Flush(List<string> words, StringBuilder word)
    {
        if (word.Length > 0)
            words.Add(Cut(word.ToString()));
        word.Clear();
    }

    private static string Cut(string word) =>
        word.Length <= MaxLength ? word : word[..(char.IsHighSurrogate(word[MaxLength - 1]) ? MaxLength - 1 : MaxLength)];
}
