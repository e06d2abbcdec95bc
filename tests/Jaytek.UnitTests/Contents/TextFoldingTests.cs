using Jaytek.Contents.Contracts;
using Jaytek.Kernel;

namespace Jaytek.UnitTests.Contents;

public sealed class TextFoldingTests
{
    [Theory]
    [InlineData("Café", "cafe")]
    [InlineData("STRASSE", "strasse")]
    [InlineData("Straße", "strasse")]
    [InlineData("Ærøskøbing", "aeroskobing")]
    [InlineData("Łódź", "lodz")]
    [InlineData("  two \t\n words  ", "two words")]
    [InlineData("ＦＵＬＬ", "full")]
    [InlineData("İstanbul", "istanbul")]
    [InlineData("Привет", "привет")]
    [InlineData("が", "が")]
    [InlineData("हिन्दी", "हिन्दी")]
    [InlineData("a\0b", "a b")]
    [InlineData("", "")]
    public void Text_is_folded(string text, string expected) => Assert.Equal(expected, TextFolding.Fold(text));

    [Fact]
    public void Half_a_surrogate_pair_does_no_harm() => Assert.Equal("a\ufffd", TextFolding.Fold("A\ud83d"));

    [Fact]
    public void Folding_twice_changes_nothing()
    {
        foreach (var text in new[] { "Ǆ", "ﬃ", "Å", "ẛ̣", "①", "Ⅳ", "ς", "K", "\u2126" })
            Assert.Equal(TextFolding.Fold(text), TextFolding.Fold(TextFolding.Fold(text)));
    }

    [Fact]
    public void Long_text_is_cut_and_never_through_a_pair()
    {
        Assert.Equal(TextFolding.MaxLength, TextFolding.Fold(new string('a', 500)).Length);
        Assert.Equal(TextFolding.MaxLength - 1, TextFolding.Fold(new string('a', TextFolding.MaxLength - 1) + "🎧🎧").Length);
    }

    [Theory]
    [InlineData("Midnight in Łódź — Live!", "midnight-in-lodz-live")]
    [InlineData("Don't Stop", "dont-stop")]
    [InlineData("Versions", "versions-2")]
    [InlineData("---", "")]
    [InlineData("🎧", "")]
    [InlineData(null, "")]
    [InlineData("東京 2026", "東京-2026")]
    [InlineData("हिन्दी", "हिन्दी")]
    [InlineData("a/b\\c", "a-b-c")]
    [InlineData("UK Garage", "uk-garage")]
    public void A_slug_has_letters_digits_and_single_dashes(string? text, string expected) => Assert.Equal(expected, Slug.From(text));

    [Fact]
    public void A_long_slug_is_cut_at_a_word()
    {
        var slug = Slug.From(string.Join(' ', Enumerable.Repeat("seventeen", 20)));
        Assert.True(slug.Length <= Slug.MaxLength);
        Assert.EndsWith("seventeen", slug, StringComparison.Ordinal);
    }
}
