using System.Globalization;
using System.Text;

namespace Jaytek.Media.Cards;

/// <summary>Brings text into a box: by wrapping, then by shrinking, at last by cutting with an ellipsis.</summary>
internal static class CardText
{
    private const string Ellipsis = "…";

    /// <summary>Text as it can be drawn: composed, on one line, without what XML cannot hold.</summary>
    public static string Clean(string? text)
    {
        var clean = new StringBuilder();
        // Halves of surrogate pairs come out as U+FFFD here, which both composing and drawing bear.
        foreach (var rune in (text ?? "").EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune) || Rune.IsControl(rune))
                clean.Append(' ');
            else if (rune.Value is not (0xFFFE or 0xFFFF))
                clean.Append(rune.ToString());
        }
        return string.Join(' ', clean.ToString().Normalize(NormalizationForm.FormC).Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    /// <summary>The largest of the sizes at which the text fits, with its lines; at the smallest it is cut.</summary>
    /// <param name="face">What it is drawn in.</param>
    /// <param name="text">Clean text.</param>
    /// <param name="width">The box, pixels.</param>
    /// <param name="sizes">Sizes and how many lines each may have, the largest first.</param>
    public static (double Size, IReadOnlyList<string> Lines) Fit(CardFace face, string text, double width, IReadOnlyList<(double Size, int Lines)> sizes)
    {
        foreach (var (size, most) in sizes)
        {
            // A word is broken at the smallest size only.
            if (text.Split(' ').Any(word => face.Measure(word, size) > width))
                continue;
            if (Wrap(face, text, width, size) is var lines && lines.Count <= most)
                return (size, lines);
        }
        var (smallest, limit) = sizes[^1];
        return (smallest, Cut(face, Wrap(face, text, width, smallest), limit, width, smallest));
    }

    private static List<string> Wrap(CardFace face, string text, double width, double size)
    {
        var lines = new List<string>();
        var line = "";
        foreach (var word in text.Split(' ').SelectMany(word => Pieces(face, word, width, size)))
        {
            var longer = line.Length == 0 ? word.Text : line + (word.IsContinued ? "" : " ") + word.Text;
            if (line.Length > 0 && face.Measure(longer, size) > width)
            {
                lines.Add(line);
                longer = word.Text;
            }
            line = longer;
        }
        lines.Add(line);
        return lines;
    }

    /// <summary>A word, or what it has to be broken into: between characters as people see them.</summary>
    private static IEnumerable<(string Text, bool IsContinued)> Pieces(CardFace face, string word, double width, double size)
    {
        if (face.Measure(word, size) <= width)
            return [(word, false)];
        var pieces = new List<(string, bool)>();
        var piece = "";
        for (var elements = StringInfo.GetTextElementEnumerator(word); elements.MoveNext();)
        {
            if (piece.Length > 0 && face.Measure(piece + elements.GetTextElement(), size) > width)
            {
                pieces.Add((piece, pieces.Count > 0));
                piece = "";
            }
            piece += elements.GetTextElement();
        }
        pieces.Add((piece, pieces.Count > 0));
        return pieces;
    }

    private static IReadOnlyList<string> Cut(CardFace face, List<string> lines, int most, double width, double size)
    {
        if (lines.Count <= most)
            return lines;
        var elements = StringInfo.ParseCombiningCharacters(lines[most - 1]).ToList();
        var last = lines[most - 1];
        while (elements.Count > 1 && face.Measure(last + Ellipsis, size) > width)
        {
            last = last[..elements[^1]].TrimEnd();
            elements.RemoveAt(elements.Count - 1);
        }
        return [.. lines.Take(most - 1), last + Ellipsis];
    }
}
