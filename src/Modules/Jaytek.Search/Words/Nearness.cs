using System.Numerics;

namespace Jaytek.Search.Words;

/// <summary>How near a title is to what was typed, word by word: letters that are wrong, missing, too many or swapped, and endings such as a plural's.</summary>
internal static class Nearness
{
    private const int ShortestTyped = 3;
    private const int LongestEnding = 2;

    // Longer words than any language writes are compared whole or not at all.
    private const int LongestWord = 64;

    /// <summary>How many of the typed words a title has nearly, and how far they are from it; none where no word is near.</summary>
    /// <param name="typed">The words, folded.</param>
    /// <param name="title">The title's words with single spaces, folded.</param>
    public static (int Words, int Distance) Of(string[] typed, ReadOnlySpan<char> title)
    {
        Span<int> rows = stackalloc int[3 * (LongestWord + 1)];
        var (words, distance) = (0, 0);
        foreach (var word in typed)
        {
            var most = Allowed(word);
            var nearest = int.MaxValue;
            foreach (var other in title.Split(' '))
                nearest = Math.Min(nearest, Of(word, title[other], most, rows));
            if (nearest > most)
                continue;
            words++;
            distance += nearest;
        }
        return (words, distance);
    }

    // A short word with another letter is another word.
    private static int Allowed(string typed) => typed.Length switch { < ShortestTyped => 0, <= 5 => 1, _ => 2 };

    private static int Of(ReadOnlySpan<char> typed, ReadOnlySpan<char> word, int most, Span<int> rows)
    {
        if (typed.SequenceEqual(word))
            return 0;
        if (Math.Min(typed.Length, word.Length) < ShortestTyped || typed.Length > LongestWord)
            return int.MaxValue;
        if (typed.Length - word.Length is > 0 and <= LongestEnding && typed.StartsWith(word, StringComparison.Ordinal))
            return 1;
        var whole = Math.Abs(typed.Length - word.Length) <= most ? Distance(typed, word, most, rows) : int.MaxValue;
        // Who is still typing has the beginning of a word.
        return word.Length > typed.Length ? Math.Min(whole, Distance(typed, word[..typed.Length], most, rows)) : whole;
    }

    // Optimal string alignment: Levenshtein's distance in which two swapped neighbours are one mistake. Beyond the most it is not reckoned:
    // nearly all words leave before a row is written, since each letter that only one of them has is a mistake at least.
    private static int Distance(ReadOnlySpan<char> a, ReadOnlySpan<char> b, int most, Span<int> rows)
    {
        var (lettersOfA, lettersOfB) = (Letters(a), Letters(b));
        if (b.Length > LongestWord || BitOperations.PopCount(lettersOfA & ~lettersOfB) > most || BitOperations.PopCount(lettersOfB & ~lettersOfA) > most)
            return int.MaxValue;
        var before = rows[..(LongestWord + 1)];
        var last = rows.Slice(LongestWord + 1, LongestWord + 1);
        var now = rows[(2 * (LongestWord + 1))..];
        for (var j = 0; j <= b.Length; j++)
            last[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            var least = now[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var cost = a[i - 1] == b[j - 1] ? 0 : 1;
                now[j] = Math.Min(Math.Min(last[j] + 1, now[j - 1] + 1), last[j - 1] + cost);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    now[j] = Math.Min(now[j], before[j - 2] + 1);
                least = Math.Min(least, now[j]);
            }
            // A swap may still lead from the row before: it is one mistake more than what stands there.
            if (least > most + 1)
                return int.MaxValue;
            var spare = before;
            before = last;
            last = now;
            now = spare;
        }
        return last[b.Length];
    }

    // A bit for each letter, some of which share one: fewer differences than there are, never more.
    private static uint Letters(ReadOnlySpan<char> word)
    {
        var letters = 0u;
        foreach (var letter in word)
            letters |= 1u << (letter & 31);
        return letters;
    }
}
