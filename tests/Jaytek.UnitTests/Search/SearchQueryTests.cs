using Jaytek.Search.Words;

namespace Jaytek.UnitTests.Search;

public sealed class SearchQueryTests
{
    [Theory]
    [InlineData("harbour lights", "harbour* lights*")]
    [InlineData("a harbour", "a harbour*")]
    [InlineData("\"harbour lights\" live", "[harbour lights] live*")]
    [InlineData("“Harbour  Lights”", "[harbour lights]")]
    [InlineData("harbour \"lights and", "harbour* [lights and]")]
    [InlineData("AC/DC", "[ac dc]*")]
    [InlineData("house HOUSE House", "house*")]
    [InlineData("NEAR(a b) title:x* -y OR ^z", "[near a] b [title x] y or* z*")]
    [InlineData("adaeze l", "adaeze* l*")]
    [InlineData("adaeze \"l\"", "adaeze* l")]
    [InlineData("l", "l")]
    [InlineData("'); drop table x; --", "drop* table* x")]
    [InlineData("a:* & !b | <->", "a b")]
    [InlineData("東京", "[東 京]")]
    [InlineData("🎧", "")]
    [InlineData("\"\"", "")]
    [InlineData(null, "")]
    public void What_was_typed_is_read(string? text, string terms) => Assert.Equal(terms, string.Join(' ', SearchQuery.Read(text).Terms.Select(Say)));

    [Fact]
    public void Only_the_beginning_of_a_long_text_is_read()
    {
        Assert.True(SearchQuery.Read(string.Concat(Enumerable.Repeat("word ", 200))).IsCut);
        var many = SearchQuery.Read(string.Join(' ', Enumerable.Range(10, 30)));
        Assert.True(many.IsCut);
        Assert.Equal(12, many.Terms.Count);
        Assert.False(SearchQuery.Read("a few words").IsCut);
    }

    private static string Say(SearchTerm term) =>
        (term.Words.Count > 1 ? $"[{string.Join(' ', term.Words)}]" : term.Words[0]) + (term.IsBeginning ? "*" : "");
}
