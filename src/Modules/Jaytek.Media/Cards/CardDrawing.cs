using System.Globalization;
using System.Text;
using Jaytek.Engine.Contracts;
using Jaytek.Media.Art;
using Jaytek.Media.Seeds;

namespace Jaytek.Media.Cards;

/// <summary>Draws a card as SVG: the cover to the left, as high as the card; what it is, in the colours of the item's cover art, beside it.</summary>
internal sealed class CardDrawing(Outlines outlines)
{
    /// <summary>Part of the address: raise it with every change that alters a picture.</summary>
    public const int Version = 1;

    public const int Width = 1200;
    public const int Height = 630;

    private const int Bar = 10;
    private const int Left = Height + Bar + 46;
    private const int TextWidth = Width - Left - 48;
    private const int KindSize = 25;
    private const int KindTop = 96;
    private const int TitleTop = 130;
    private const int SiteSize = 26;
    private const int SiteBase = Height - 58;
    private const double TitleLeading = 1.06;
    private const double LineLeading = 1.25;

    private static readonly (double Size, int Lines)[] TitleSizes = [(84, 2), (76, 3), (68, 3), (60, 4), (52, 5), (46, 5), (40, 6)];
    private static readonly (double Size, int Lines)[] LineSizes = [(31, 2), (27, 2), (24, 3)];
    private static readonly (double Size, int Lines)[] OneLine = [(SiteSize, 1)];

    /// <summary>The document.</summary>
    /// <param name="request">What stands on it.</param>
    /// <param name="cover">The cover as a <c>data:</c> address of a square picture; null draws the cover art.</param>
    public string Draw(CardRequest request, string? cover)
    {
        var palette = Palettes.Of(request.Cover.ItemId, ArtVariant.Night);
        var svg = new StringBuilder(64 * 1024);
        svg.Append(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" viewBox=\"0 0 {Width} {Height}\" width=\"{Width}\" height=\"{Height}\">")
            .Append(CultureInfo.InvariantCulture, $"<rect width=\"{Width}\" height=\"{Height}\" fill=\"{palette.Ground}\"/>");
        svg.Append(cover is null ? Art(request.Cover) : $"<image x=\"0\" y=\"0\" width=\"{Height}\" height=\"{Height}\" preserveAspectRatio=\"xMidYMid slice\" xlink:href=\"{cover}\"/>");
        svg.Append(CultureInfo.InvariantCulture, $"<rect x=\"{Height}\" width=\"{Bar}\" height=\"{Height}\" fill=\"{palette.Hot}\"/>");
        Write(svg, request, palette);
        return svg.Append("</svg>").ToString();
    }

    private void Write(StringBuilder svg, CardRequest request, Palette palette)
    {
        if (CardText.Clean(request.Lines.Kind) is { Length: > 0 } kind)
            outlines.Text.Draw(svg, OneLineOf(kind), Left, KindTop, KindSize, palette.Hot.ToString(), isHeavy: false);
        var (size, lines) = CardText.Fit(outlines.Title, outlines.Title.WithoutPictures(CardText.Clean(request.Title)), TextWidth, TitleSizes);
        var y = TitleTop + (size * 0.8);
        foreach (var line in lines)
        {
            outlines.Title.Draw(svg, line, Left, y, size, palette.Light.ToString(), isHeavy: true);
            y += size * TitleLeading;
        }
        if (CardText.Clean(request.Lines.Line) is { Length: > 0 } small)
        {
            var (smallSize, smallLines) = CardText.Fit(outlines.Text, outlines.Text.WithoutPictures(small), TextWidth, LineSizes);
            y += smallSize + 6 - (size * (TitleLeading - 0.3));
            foreach (var line in smallLines)
            {
                outlines.Text.Draw(svg, line, Left, y, smallSize, palette.Light.ToString(), isHeavy: false);
                y += smallSize * LineLeading;
            }
        }
        svg.Append(CultureInfo.InvariantCulture, $"<rect x=\"{Left}\" y=\"{SiteBase - 52}\" width=\"56\" height=\"4\" fill=\"{palette.Hot}\"/>");
        outlines.Text.Draw(svg, OneLineOf(CardText.Clean(request.SiteName)), Left, SiteBase, SiteSize, palette.Light.ToString(), isHeavy: false);
    }

    private string OneLineOf(string text) => CardText.Fit(outlines.Text, outlines.Text.WithoutPictures(text), TextWidth, OneLine).Lines[0];

    /// <summary>The cover art as a picture inside the picture.</summary>
    private static string Art(ImageRequest cover)
    {
        var family = GenreFamilies.Find(cover.Genre);
        var bpm = (int)Math.Clamp(cover.Bpm ?? CoverArtSource.UsualBpm, CoverArtSource.SlowestBpm, CoverArtSource.FastestBpm);
        var art = CoverArt.Draw(new CoverArtSource(cover.ItemId, family is { } known ? GenreFamilies.NameOf(known) : null, bpm));
        var own = string.Create(CultureInfo.InvariantCulture, $"width=\"{CoverArt.Size}\" height=\"{CoverArt.Size}\">");
        var at = art.IndexOf(own, StringComparison.Ordinal);
        return string.Create(CultureInfo.InvariantCulture, $"{art[..at]}width=\"{Height}\" height=\"{Height}\">{art[(at + own.Length)..]}");
    }
}
