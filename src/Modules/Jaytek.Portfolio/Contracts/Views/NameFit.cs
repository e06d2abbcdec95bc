using System.Globalization;

namespace Jaytek.Portfolio.Contracts.Views;

/// <summary>How many letters wide a name is set, so that a theme can fill a line with it by class names alone.</summary>
/// <param name="Words">The name's words, each of which stands on a line of its own on a phone.</param>
/// <param name="Widest">Letters of the widest line on a phone, 4 to 20: the longest word, or a third of the name where it has many short words.</param>
/// <param name="OneLine">Letters of the whole name, 4 to 16; null where it is too long for one line.</param>
public sealed record NameFit(IReadOnlyList<string> Words, int Widest, int? OneLine)
{
    private const int Narrowest = 4;
    private const int LongestWord = 20;
    private const int LongestLine = 16;

    /// <summary>Measures a name in letters as people see them.</summary>
    public static NameFit Of(string name)
    {
        var words = name.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var all = Letters(string.Join(' ', words));
        var widest = Math.Max(words.Select(Letters).DefaultIfEmpty().Max(), (all + 2) / 3);
        return new NameFit(
            words,
            Math.Clamp(widest, Narrowest, LongestWord),
            all <= LongestLine ? Math.Max(all, Narrowest) : null);
    }

    private static int Letters(string text) => new StringInfo(text).LengthInTextElements;
}
