using Jaytek.Search.Contracts.Views;

namespace Jaytek.Search.Words;

/// <summary>Marks what was found in stored text, and cuts the piece out of it that shows most of the terms.</summary>
internal static class Highlights
{
    private const int WordsShown = 28;
    private const int WordsBefore = 5;

    // Words may be as long as lines.
    private const int MaxShown = 260;

    /// <summary>The whole text with its hits.</summary>
    public static IReadOnlyList<Fragment> All(string text, SearchQuery query)
    {
        IReadOnlyList<Word> words = [.. Word.In(text)];
        return Fragments(text, 0, text.Length, Hits(words, query.Terms));
    }

    /// <summary>The best piece of a text, cut at words; empty where the text is.</summary>
    public static IReadOnlyList<Fragment> Best(string text, SearchQuery query)
    {
        IReadOnlyList<Word> words = [.. Word.In(text)];
        if (words.Count == 0)
            return [];
        var hits = Hits(words, query.Terms);
        var first = FirstWord(hits);
        var last = Math.Min(words.Count, first + WordsShown) - 1;
        // The text itself begins and ends where it does, with what stands around its words.
        var start = first == 0 ? 0 : words[first].Start;
        var end = last == words.Count - 1 ? text.Length : words[last].Start + words[last].Length;
        if (end - start > MaxShown)
            end = EndBefore(words, start, start + MaxShown);
        var shown = Fragments(text, start, end, hits);
        if (start > 0)
            shown.Insert(0, new Fragment("… ", false));
        if (end < text.Length)
            shown.Add(new Fragment(" …", false));
        return shown;
    }

    private static int EndBefore(IReadOnlyList<Word> words, int start, int most)
    {
        var fitting = words.Where(word => word.Start >= start && word.Start + word.Length <= most).ToList();
        return fitting is [.., var last] ? last.Start + last.Length : most;
    }

    // Where the most different terms stand within one piece; the first such place.
    private static int FirstWord(IReadOnlyList<Hit> hits)
    {
        var (best, most) = (0, 0);
        for (var at = 0; at < hits.Count; at++)
        {
            var different = hits.Skip(at).TakeWhile(hit => hit.Word < hits[at].Word + WordsShown - WordsBefore).Select(hit => hit.Term).Distinct().Count();
            if (different > most)
                (best, most) = (hits[at].Word, different);
        }

        return Math.Max(0, best - WordsBefore);
    }

    private static List<Hit> Hits(IReadOnlyList<Word> words, IReadOnlyList<SearchTerm> terms)
    {
        var hits = new List<Hit>();
        for (var at = 0; at < words.Count; at++)
        {
            for (var term = 0; term < terms.Count; term++)
            {
                if (!terms[term].IsAt(words, at))
                    continue;
                var last = words[at + terms[term].Words.Count - 1];
                hits.Add(new Hit(at, term, words[at].Start, last.Start + last.Length));
                if (hits.Count == MaxHits)
                    return hits;
            }
        }

        return hits;
    }

    private static List<Fragment> Fragments(string text, int start, int end, List<Hit> hits)
    {
        var fragments = new List<Fragment>();
        var at = start;
        foreach (var hit in hits.Where(hit => hit.Start >= start && hit.End <= end))
        {
            // Terms may overlap.
            if (hit.Start < at)
                continue;
            if (hit.Start > at)
                fragments.Add(new Fragment(text[at..hit.Start], false));
            fragments.Add(new Fragment(text[hit.Start..hit.End], true));
            at = hit.End;
        }

        if (at < end)
            fragments.Add(new Fragment(text[at..end], false));
        return fragments;
    }

    // A text that is one word over and over must not cost its square.
    private const int MaxHits = 200;

    private readonly record struct Hit(int Word, int Term, int Start, int End);
}
