using System.Globalization;
using System.Text;

namespace Jaytek.Media.Cards;

/// <summary>
/// Measures and draws text in one face. A line with characters that the face has not is drawn by the machine's own fonts, and measured
/// so generously that it stays inside whatever they are.
/// </summary>
internal sealed class CardFace(IReadOnlyDictionary<int, Glyph> glyphs)
{
    private const double Em = 1000;

    /// <summary>The widest that letters of a usual bold face are on average, and what East Asian characters and emoji take.</summary>
    private const double Narrow = 0.78;
    private const double Wide = 1.1;
    private const int FirstWide = 0x1100;

    private const int ZeroWidthJoiner = 0x200D;
    private const int PictureVariant = 0xFE0F;

    private const string OwnFonts = "Noto Sans, Noto Sans CJK SC, DejaVu Sans, sans-serif";

    public double Measure(string text, double size) =>
        size * (CanDraw(text) ? text.EnumerateRunes().Sum(rune => glyphs[rune.Value].Advance) / Em : text.EnumerateRunes().Sum(Guess));

    /// <summary>Writes a line from a point of its base line on.</summary>
    public void Draw(StringBuilder svg, string text, double x, double y, double size, string fill, bool isHeavy)
    {
        if (!CanDraw(text))
        {
            svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{x:0.#}\" y=\"{y:0.#}\" font-size=\"{size * 0.92:0.#}\" font-weight=\"{(isHeavy ? 700 : 400)}\" font-family=\"{OwnFonts}\" fill=\"{fill}\">")
                .Append(Escape(text)).Append("</text>");
            return;
        }
        svg.Append(CultureInfo.InvariantCulture, $"<g fill=\"{fill}\" transform=\"translate({x:0.##} {y:0.##}) scale({size / Em:0.#####})\">");
        var at = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            var glyph = glyphs[rune.Value];
            if (glyph.Path.Length > 0)
                svg.Append(CultureInfo.InvariantCulture, $"<path transform=\"translate({at})\" d=\"{glyph.Path}\"/>");
            at += glyph.Advance;
        }
        svg.Append("</g>");
    }

    /// <summary>The text without pictures such as emoji, which no outline has; text of nothing else stays.</summary>
    public string WithoutPictures(string text)
    {
        var kept = string.Concat(text.EnumerateRunes().Where(rune => glyphs.ContainsKey(rune.Value) || !IsPicture(rune)));
        return CardText.Clean(kept) is { Length: > 0 } words ? words : text;
    }

    private bool CanDraw(string text) => text.EnumerateRunes().All(rune => glyphs.ContainsKey(rune.Value));

    private static bool IsPicture(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.OtherSymbol or UnicodeCategory.ModifierSymbol or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned
        || rune.Value is ZeroWidthJoiner or PictureVariant;

    private static double Guess(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.Format ? 0 : rune.Value >= FirstWide && !Rune.IsWhiteSpace(rune) ? Wide : Narrow;

    private static string Escape(string text) => text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal);
}
