namespace Jaytek.Search.Words;

/// <summary>How near a title is to what was typed, word by word: letters that are wrong, missing, too many or swapped, and endings such as a plural's.</summary>
internal static class Nearness
{
    private const int ShortestTyped = 3;
    private const int LongestEnding = 2;

    /// <summary>How many of the typed words a title has nearly, and how far they are from it; none where no word is near.</summary>
    public static (int Words, int Distance) Of(IReadOnlyList<string> typed, string[] title)
    {
        var (words, distance) = (0, 0);
        foreach (var word in typed)
        {
            var nearest = title.Min(other => Of(word, other));
            if (nearest > Allowed(word))
                continue;
            words++;
            distance += nearest;
        }
        return (words, distance);
    }

    // A short word with another letter is another word.
    private static int Allowed(string typed) => typed.Length switch { < ShortestTyped => 0, <= 5 => 1, _ => 2 };

    private static int Of(string typed, string word)
    {
        if (typed.Length < ShortestTyped || Math.Min(typed.Length, word.Length) < ShortestTyped)
            return typed == word ? 0 : int.MaxValue;
        if (typed.Length - word.Length is > 0 and <= LongestEnding && typed.StartsWith(word, StringComparison.Ordinal))
            return 1;
        var most = Allowed(typed);
        var whole = Math.Abs(typed.Length - word.Length) <= most ? Distance(typed, word) : int.MaxValue;
        // Who is still typing has the beginning of a word.
        return word.Length > typed.Length ? Math.Min(whole, Distance(typed, word[..typed.Length])) : whole;
    }

    // Optimal string alignment: Levenshtein's distance in which two swapped neighbours are one mistake.
    private static int Distance(string a, string b)
    {
        var (before, last, now) = (new int[b.Length + 1], new int[b.Length + 1], new int[b.Length + 1]);
        for (var j = 0; j <= b.Length; j++)
            last[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            now[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var cost = a[i - 1] == b[j - 1] ? 0 : 1;
                now[j] = Math.Min(Math.Min(last[j] + 1, now[j - 1] + 1), last[j - 1] + cost);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    now[j] = Math.Min(now[j], before[j - 2] + 1);
            }
            (before, last, now) = (last, now, before);
        }
        return last[b.Length];
    }
}
