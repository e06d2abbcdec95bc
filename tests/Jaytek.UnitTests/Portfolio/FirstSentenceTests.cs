using Jaytek.Contents.Contracts;
using Jaytek.Contents.Text;
using Jaytek.Portfolio.Texts;

namespace Jaytek.UnitTests.Portfolio;

public sealed class FirstSentenceTests
{
    private static readonly ContentText Text = new();

    [Theory]
    [InlineData("One take. Then the boat.", "One take.")]
    [InlineData("Really? Yes.", "Really?")]
    [InlineData("**Bold** words and a [link](/x) here. More.", "Bold words and a link here.")]
    [InlineData("Out on Vol. 2 of the series. More.", "Out on Vol. 2 of the series.")]
    [InlineData("No full stop", "No full stop")]
    public void Text_begins_with_its_first_sentence(string markdown, string sentence) =>
        Assert.Equal(sentence, FirstSentence.Of(Text, markdown));

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    public void Nothing_has_none(string? markdown) => Assert.Null(FirstSentence.Of(Text, markdown));

    [Fact]
    public void Long_sentence_is_cut_at_a_word()
    {
        var cut = FirstSentence.Of(Text, string.Join(' ', Enumerable.Repeat("harbour", 60)));

        Assert.InRange(cut!.Length, 100, 181);
        Assert.DoesNotContain("harbou ", cut, StringComparison.Ordinal);
    }
}
