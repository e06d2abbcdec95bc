using Jaytek.Media.Cards;

namespace Jaytek.UnitTests.Media;

/// <summary>Text on cards: a face of our own whose letters are 600 thousandths wide, for a-z and the space.</summary>
public sealed class CardTextTests
{
    private const double Width = 400;

    private static readonly (double Size, int Lines)[] s_sizes = [(80, 2), (60, 3), (40, 4)];

    private static readonly CardFace s_face = new("abcdefghijklmnopqrstuvwxyz …".ToDictionary(letter => (int)letter, _ => new Glyph(600, "M0 0Z")));

    [Theory]
    [InlineData("short", 80, 1)]
    [InlineData("two words", 80, 2)]
    [InlineData("three words more", 60, 2)]
    [InlineData("a longerword", 60, 2)]
    public void The_largest_size_that_fits_is_taken(string text, double size, int lines)
    {
        var fitted = CardText.Fit(s_face, text, Width, s_sizes);
        Assert.Equal((size, lines), (fitted.Size, fitted.Lines.Count));
    }

    [Theory]
    [InlineData("one of those titles that go on and on until nobody remembers how they began or why")]
    [InlineData("unbrokenwordofagermanministrythatnobodycanreadaloudwithoutalongbreathofair")]
    [InlineData("東京の夜明け波の音と長い長い夢のつづきそして朝まで踊りつづける人たちのための音楽")]
    [InlineData("ليلة في المرفأ مع أصدقاء كثيرين حتى الصباح")]
    [InlineData("👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦")]
    [InlineData("a")]
    [InlineData("")]
    public void No_line_is_wider_than_its_box_and_no_title_has_too_many(string text)
    {
        var (size, lines) = CardText.Fit(s_face, CardText.Clean(text), Width, s_sizes);
        Assert.All(lines, line => Assert.True(s_face.Measure(line, size) <= Width, $"'{line}' is too wide."));
        Assert.InRange(lines.Count, 1, s_sizes.Single(s => s.Size == size).Lines);
    }

    [Theory]
    [InlineData("🌊 waves ❤️ and 👩‍👩‍👧 more", "waves and more")]
    [InlineData("東京 🌊", "東京")]
    [InlineData("🌊", "🌊")]
    public void Pictures_are_left_out_of_words(string text, string drawn) => Assert.Equal(drawn, s_face.WithoutPictures(text));

    [Fact]
    public void What_is_cut_ends_with_an_ellipsis() =>
        Assert.EndsWith("…", CardText.Fit(s_face, string.Join(' ', Enumerable.Repeat("word", 40)), Width, s_sizes).Lines[^1], StringComparison.Ordinal);

    [Fact]
    public void What_XML_cannot_hold_is_left_out_and_accents_are_composed() =>
        Assert.Equal("a \uFFFD é b", CardText.Clean(" a\u0001\n\uD800 e\u0301\uFFFE b "));
}
