using Jaytek.Search.Words;

namespace Jaytek.UnitTests.Search;

public sealed class WordTests
{
    [Theory]
    [InlineData("Harbour Lights, live!", "harbour lights live")]
    [InlineData("Ærøskøbing Café", "aeroskobing cafe")]
    [InlineData("Cafe\u0301", "cafe")]
    [InlineData("Har\u00adbour", "harbour")]
    [InlineData("AC/DC – drum'n'bass 4x4", "ac dc drum n bass 4x4")]
    [InlineData("東京の夜", "東 京 の 夜")]
    [InlineData("हिन्दी", "हिन्दी")]
    [InlineData("½ hour", "1 2 hour")]
    [InlineData("🎧 ☕ ''", "")]
    [InlineData("a\ud83dz", "a z")]
    [InlineData("", "")]
    public void A_text_is_split_into_folded_words(string text, string words) =>
        Assert.Equal(words, string.Join(' ', Word.In(text).Select(word => word.Folded)));

    [Fact]
    public void A_word_knows_where_it_stands()
    {
        const string Text = "a Café,½";
        Assert.Equal(["a", "Café", "½", "½"], Word.In(Text).Select(word => Text.Substring(word.Start, word.Length)));
    }

    [Fact]
    public void A_long_word_is_cut_and_never_through_a_pair()
    {
        Assert.Equal(Word.MaxLength, Assert.Single(Word.In(new string('a', 5000))).Folded.Length);
        Assert.Equal(new string('a', Word.MaxLength - 1), Assert.Single(Word.In(new string('a', Word.MaxLength - 1) + "𞤢𞤢")).Folded);
    }
}
