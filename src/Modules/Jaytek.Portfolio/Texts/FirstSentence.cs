using Jaytek.Contents.Contracts;

namespace Jaytek.Portfolio.Texts;

/// <summary>The sentence with which a text begins.</summary>
internal static class FirstSentence
{
    private const int Longest = 180;

    /// <summary>The first sentence without markup, cut at a word where it is long; null where there is no text.</summary>
    public static string? Of(IContentText text, string? markdown)
    {
        // One more than shown, so that a cut can be told from an end.
        var plain = text.Summarize(markdown, Longest * 2);
        if (plain.Length == 0)
            return null;
        var end = EndOf(plain);
        return end is > 0 and <= Longest ? plain[..end] : text.Summarize(markdown, Longest);
    }

    private static int EndOf(string plain)
    {
        for (var at = 0; at < plain.Length; at++)
        {
            if (plain[at] is '.' or '!' or '?' && (at + 1 == plain.Length || (plain[at + 1] == ' ' && !IsAbbreviation(plain, at))))
                return at + 1;
        }
        return plain.Length;
    }

    // "Vol. 2", "No. 7", "J. Doe": a short word with a capital before the point is no end of a sentence.
    private static bool IsAbbreviation(string plain, int point)
    {
        var start = plain.LastIndexOf(' ', point) + 1;
        return point - start <= 3 && char.IsUpper(plain[start]);
    }
}
