using Jaytek.Search.Contracts.Views;
using Jaytek.Search.Words;

namespace Jaytek.UnitTests.Search;

public sealed class HighlightsTests
{
    [Theory]
    [InlineData("Harbour Lights", "light", "Harbour [Lights]")]
    [InlineData("Café del Mar", "cafe", "[Café] del Mar")]
    [InlineData("Ærø by night", "aero", "[Ærø] by night")]
    [InlineData("one two three", "\"two three\" one", "[one] [two three]")]
    [InlineData("two two two", "\"two two\" two", "[two two] [two]")]
    [InlineData("<b>house</b>", "house", "<b>[house]</b>")]
    [InlineData("AC/DC and DC", "ac/dc", "[AC/DC] and DC")]
    [InlineData("nothing here", "other", "nothing here")]
    public void What_was_found_is_marked(string text, string query, string marked) => Assert.Equal(marked, Say(Highlights.All(text, SearchQuery.Read(query))));

    [Fact]
    public void The_piece_that_shows_most_terms_is_cut_out_at_words()
    {
        var text = $"Techno {Filler(60)} slow techno from Lisbon at dawn {Filler(60)}";
        var shown = Say(Highlights.Best(text, SearchQuery.Read("techno lisbon dawn")));
        Assert.StartsWith("… ", shown, StringComparison.Ordinal);
        Assert.EndsWith(" …", shown, StringComparison.Ordinal);
        Assert.Contains("[techno] from [Lisbon] at [dawn]", shown, StringComparison.Ordinal);
        Assert.InRange(shown.Length, 50, 280);
    }

    [Fact]
    public void A_text_without_a_hit_shows_its_beginning()
    {
        Assert.Equal("Short text.", Say(Highlights.Best("Short text.", SearchQuery.Read("other"))));
        Assert.Empty(Highlights.Best("", SearchQuery.Read("other")));
        Assert.InRange(Say(Highlights.Best(new string('x', 9000), SearchQuery.Read("other"))).Length, 1, 300);
    }

    private static string Filler(int words) => string.Join(' ', Enumerable.Repeat("filler", words));

    private static string Say(IReadOnlyList<Fragment> pieces) => string.Concat(pieces.Select(piece => piece.IsHit ? $"[{piece.Text}]" : piece.Text));
}
