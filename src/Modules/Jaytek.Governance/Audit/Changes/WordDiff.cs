namespace Jaytek.Governance.Audit.Changes;

/// <summary>What became of a stretch of text.</summary>
internal enum PieceKind
{
    /// <summary>It stayed.</summary>
    Same,

    /// <summary>It was taken away.</summary>
    Removed,

    /// <summary>It came.</summary>
    Added,
}

/// <summary>A stretch of text and what became of it.</summary>
internal sealed record Piece(PieceKind Kind, string Text);

/// <summary>Compares two texts word by word.</summary>
internal static class WordDiff
{
    /// <summary>The longest middle that is compared by words, words of one times words of the other; a larger one is shown as a whole.</summary>
    private const int MaxCells = 1_000_000;

    /// <summary>The pieces in reading order: joined without the added ones they are <paramref name="before"/>, without the removed ones <paramref name="after"/>.</summary>
    public static IReadOnlyList<Piece> Between(string before, string after)
    {
        var (left, right) = (Split(before), Split(after));
        var head = 0;
        while (head < left.Count && head < right.Count && left[head] == right[head])
            head++;
        var tail = 0;
        while (tail < left.Count - head && tail < right.Count - head && left[^(tail + 1)] == right[^(tail + 1)])
            tail++;

        var pieces = new List<Piece>();
        Append(pieces, PieceKind.Same, left.Take(head));
        Middle(pieces, left[head..^tail], right[head..^tail]);
        Append(pieces, PieceKind.Same, left.TakeLast(tail));
        return pieces;
    }

    private static void Middle(List<Piece> pieces, List<string> left, List<string> right)
    {
        if ((long)left.Count * right.Count > MaxCells)
        {
            Append(pieces, PieceKind.Removed, left);
            Append(pieces, PieceKind.Added, right);
            return;
        }
        // The length of the longest common subsequence of what follows each pair of places.
        var common = new int[left.Count + 1, right.Count + 1];
        for (var i = left.Count - 1; i >= 0; i--)
        {
            for (var j = right.Count - 1; j >= 0; j--)
                common[i, j] = left[i] == right[j] ? common[i + 1, j + 1] + 1 : Math.Max(common[i + 1, j], common[i, j + 1]);
        }
        var (l, r) = (0, 0);
        while (l < left.Count || r < right.Count)
        {
            if (l < left.Count && r < right.Count && left[l] == right[r])
            {
                Append(pieces, PieceKind.Same, [left[l++]]);
                r++;
            }
            else if (r == right.Count || (l < left.Count && common[l + 1, r] >= common[l, r + 1]))
                Append(pieces, PieceKind.Removed, [left[l++]]);
            else
                Append(pieces, PieceKind.Added, [right[r++]]);
        }
    }

    private static void Append(List<Piece> pieces, PieceKind kind, IEnumerable<string> words)
    {
        var text = string.Concat(words);
        if (text.Length == 0)
            return;
        if (pieces.Count > 0 && pieces[^1].Kind == kind)
            pieces[^1] = new Piece(kind, pieces[^1].Text + text);
        else
            pieces.Add(new Piece(kind, text));
    }

    // Words and what stands between them, so that nothing is lost when they are joined again.
    private static List<string> Split(string text)
    {
        var words = new List<string>();
        var start = 0;
        for (var i = 1; i <= text.Length; i++)
        {
            if (i == text.Length || char.IsLetterOrDigit(text[i]) != char.IsLetterOrDigit(text[i - 1]))
            {
                words.Add(text[start..i]);
                start = i;
            }
        }
        return words;
    }
}
