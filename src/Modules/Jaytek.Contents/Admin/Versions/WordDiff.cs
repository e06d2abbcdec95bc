using System.Buffers;

namespace Jaytek.Contents.Admin.Versions;

/// <summary>What became of a piece of text.</summary>
internal enum PieceKind
{
    /// <summary>In both.</summary>
    Same,
    /// <summary>In the later text only.</summary>
    Added,
    /// <summary>In the earlier text only.</summary>
    Removed,
    /// <summary>In both and too long to be shown.</summary>
    Skipped,
}

/// <summary>A piece of a compared text.</summary>
/// <param name="Kind">What became of it.</param>
/// <param name="Text">Its characters, line ends among them; of what is skipped none.</param>
internal sealed record TextPiece(PieceKind Kind, string Text);

/// <summary>
/// Compares two texts word by word, by Myers' "An O(ND) Difference Algorithm" (1986). A word, a run of blanks, a line end, a tag of
/// markup and any other sign are one token each. Texts that have next to nothing in common are told as one replaced by the other.
/// </summary>
internal static class WordDiff
{
    /// <summary>More steps than this between two texts help nobody who reads them, and cost memory by their square.</summary>
    private const int MostSteps = 1_500;

    /// <summary>How much of what stayed is shown around what changed, characters.</summary>
    private const int Around = 90;

    private static readonly SearchValues<char> Blanks = SearchValues.Create(" \t");

    /// <summary>The pieces in reading order; what was removed stands before what took its place.</summary>
    public static IReadOnlyList<TextPiece> Between(string before, string after)
    {
        var (left, right) = (Tokens(before), Tokens(after));
        var start = 0;
        while (start < left.Count && start < right.Count && left[start] == right[start])
            start++;
        var end = 0;
        while (end < left.Count - start && end < right.Count - start && left[^(end + 1)] == right[^(end + 1)])
            end++;
        var pieces = new List<TextPiece>();
        Add(pieces, PieceKind.Same, left[..start]);
        pieces.AddRange(Middle(left[start..^end], right[start..^end]));
        Add(pieces, PieceKind.Same, left[(left.Count - end)..]);
        return Shortened(Joined(pieces));
    }

    private static IReadOnlyList<TextPiece> Middle(List<string> left, List<string> right)
    {
        if (left.Count == 0 || right.Count == 0 || EditPath.Between(left, right, MostSteps) is not { } path)
            return Whole(left, right);
        var pieces = new List<TextPiece>();
        for (var at = 0; at < path.Count;)
        {
            var (kind, first) = (path[at].Kind, at);
            while (at < path.Count && path[at].Kind == kind)
                at++;
            pieces.Add(new TextPiece(kind, string.Concat(path.Take(first..at).Select(step => (kind == PieceKind.Added ? right : left)[step.At]))));
        }

        return pieces;
    }

    private static IReadOnlyList<TextPiece> Whole(List<string> left, List<string> right)
    {
        var pieces = new List<TextPiece>();
        Add(pieces, PieceKind.Removed, left);
        Add(pieces, PieceKind.Added, right);
        return pieces;
    }

    private static void Add(List<TextPiece> pieces, PieceKind kind, List<string> tokens)
    {
        if (tokens.Count > 0)
            pieces.Add(new TextPiece(kind, string.Concat(tokens)));
    }

    // Neighbours of one kind become one; a blank that stayed between two changes is taken into both, or every word would be a change of its own.
    private static List<TextPiece> Joined(List<TextPiece> pieces)
    {
        var joined = new List<TextPiece>();
        var (removed, added) = ("", "");
        void Flush()
        {
            if (removed.Length > 0)
                joined.Add(new TextPiece(PieceKind.Removed, removed));
            if (added.Length > 0)
                joined.Add(new TextPiece(PieceKind.Added, added));
            (removed, added) = ("", "");
        }

        for (var at = 0; at < pieces.Count; at++)
        {
            var (kind, text) = pieces[at];
            var isBetween = kind == PieceKind.Same && removed.Length + added.Length > 0 && !text.AsSpan().ContainsAnyExcept(Blanks)
                && at + 1 < pieces.Count && pieces[at + 1].Kind != PieceKind.Same;
            if (kind == PieceKind.Removed || isBetween)
                removed += text;
            if (kind == PieceKind.Added || isBetween)
                added += text;
            if (kind != PieceKind.Same || isBetween)
                continue;
            Flush();
            if (joined is [.., { Kind: PieceKind.Same } last])
                joined[^1] = last with { Text = last.Text + text };
            else
                joined.Add(pieces[at]);
        }

        Flush();
        return joined;
    }

    private static List<TextPiece> Shortened(List<TextPiece> pieces)
    {
        var shown = new List<TextPiece>();
        for (var at = 0; at < pieces.Count; at++)
        {
            var piece = pieces[at];
            var (head, tail) = (at > 0 ? Around : 0, at + 1 < pieces.Count ? Around : 0);
            if (piece.Kind != PieceKind.Same || piece.Text.Length <= head + tail + Around)
            {
                shown.Add(piece);
                continue;
            }

            var (from, to) = (WordEnd(piece.Text, head), WordStart(piece.Text, piece.Text.Length - tail));
            if (from > 0)
                shown.Add(piece with { Text = piece.Text[..from] });
            shown.Add(new TextPiece(PieceKind.Skipped, ""));
            if (to < piece.Text.Length)
                shown.Add(piece with { Text = piece.Text[to..] });
        }

        return shown;
    }

    private static int WordEnd(string text, int at)
    {
        while (at > 0 && at < text.Length && !char.IsWhiteSpace(text[at]))
            at++;
        return at;
    }

    private static int WordStart(string text, int at)
    {
        while (at > 0 && at < text.Length && !char.IsWhiteSpace(text[at - 1]))
            at--;
        return at;
    }

    private static List<string> Tokens(string text)
    {
        var tokens = new List<string>();
        for (var at = 0; at < text.Length;)
        {
            var length = LengthAt(text, at);
            tokens.Add(text.Substring(at, length));
            at += length;
        }

        return tokens;
    }

    private static int LengthAt(string text, int at)
    {
        if (char.IsLetterOrDigit(text[at]) || char.IsSurrogate(text[at]))
            return Run(text, at, c => char.IsLetterOrDigit(c) || char.IsSurrogate(c) || c is '\'' or '’');
        if (text[at] is ' ' or '\t')
            return Run(text, at, c => c is ' ' or '\t');
        if (text[at] != '<')
            return 1;
        var close = text.IndexOf('>', at);
        var isTag = at + 1 < text.Length && (char.IsAsciiLetter(text[at + 1]) || text[at + 1] == '/');
        return close > 0 && isTag ? close + 1 - at : 1;
    }

    private static int Run(string text, int at, Func<char, bool> belongs)
    {
        var end = at + 1;
        while (end < text.Length && belongs(text[end]))
            end++;
        return end - at;
    }
}
