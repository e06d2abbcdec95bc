namespace Jaytek.Search.Words;

/// <summary>
/// What a visitor typed, read: words that must all be there, each also as the beginning of a longer one; what stands in quotes is meant
/// exactly, as a phrase. Nothing else is syntax, so nothing can be wrong.
/// </summary>
/// <param name="Terms">All of these must be found; none where the text has no word.</param>
/// <param name="Key">The words in order, as titles are compared whole.</param>
/// <param name="IsCut">True where the text was too long and only its beginning is searched.</param>
internal sealed record SearchQuery(IReadOnlyList<SearchTerm> Terms, string Key, bool IsCut)
{
    /// <summary>What is typed beyond is not read.</summary>
    public const int MaxLength = 200;

    private const int MaxTerms = 12;

    /// <summary>One letter begins half of all words; behind other words it is one that is still being typed.</summary>
    private const int ShortestBeginning = 2;

    private const string Quotes = "\"“”„«»";

    /// <summary>Reads a text; null is nothing typed.</summary>
    public static SearchQuery Read(string? text)
    {
        var whole = text ?? "";
        var read = whole.Length <= MaxLength ? whole : whole[..(char.IsHighSurrogate(whole[MaxLength - 1]) ? MaxLength - 1 : MaxLength)];
        var terms = new List<SearchTerm>();
        var isQuoted = false;
        foreach (var piece in Pieces(read))
        {
            if (isQuoted)
                Add(terms, piece, isExact: true);
            else
                foreach (var word in piece.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
                    Add(terms, word, isExact: false);
            isQuoted = !isQuoted;
        }
        // The last piece stands outside of quotes where it was the first, third, … one.
        if (isQuoted && terms.Count is > 1 and <= MaxTerms && char.IsLetterOrDigit(read.TrimEnd()[^1]))
            terms[^1] = terms[^1] with { IsBeginning = true };

        return new SearchQuery([.. terms.Take(MaxTerms)], Join(read), read.Length < whole.Length || terms.Count > MaxTerms);
    }

    /// <summary>A text as titles are compared whole: its words with single spaces.</summary>
    public static string Join(string text) => string.Join(' ', Word.In(text).Select(word => word.Folded));

    // Outside, inside, outside, … A quote that nobody closes reaches to the end.
    private static string[] Pieces(string text) => text.Split(Quotes.ToCharArray());

    private static void Add(List<SearchTerm> terms, string text, bool isExact)
    {
        IReadOnlyList<string> words = [.. Word.In(text).Select(word => word.Folded)];
        if (words.Count == 0)
            return;
        var term = new SearchTerm(words, !isExact && words[^1].Length >= ShortestBeginning);
        if (!terms.Any(known => known.IsBeginning == term.IsBeginning && known.Words.SequenceEqual(term.Words)))
            terms.Add(term);
    }
}

/// <summary>Words that must stand next to each other; usually one.</summary>
/// <param name="Words">Folded.</param>
/// <param name="IsBeginning">True where the last word may go on.</param>
internal sealed record SearchTerm(IReadOnlyList<string> Words, bool IsBeginning)
{
    /// <summary>Whether the term stands at a place of a text.</summary>
    public bool IsAt(IReadOnlyList<Word> text, int at)
    {
        if (at + Words.Count > text.Count)
            return false;
        for (var i = 0; i < Words.Count; i++)
        {
            var mayGoOn = IsBeginning && i == Words.Count - 1;
            if (mayGoOn ? !text[at + i].Folded.StartsWith(Words[i], StringComparison.Ordinal) : text[at + i].Folded != Words[i])
                return false;
        }

        return true;
    }
}
