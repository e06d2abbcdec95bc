using System.Text;
using Jaytek.Contents.Items;

namespace Jaytek.UnitTests.Contents;

/// <summary>Documents as strangers get them: without the user names of who wrote the item and what it holds.</summary>
public sealed class AuthorNamesTests
{
    [Theory]
    [InlineData("""{"ContentType":"Mix","Owner":"o","Author":"ada","Mix":{"Bpm":{"Value":1}}}""", """{"ContentType":"Mix","Owner":"o","Mix":{"Bpm":{"Value":1}}}""")]
    [InlineData("""{"ContentType":"Mix","Owner":"o","Author":"ada"}""", """{"ContentType":"Mix","Owner":"o"}""")]
    [InlineData("""{"Author":"ada","ContentType":"Mix","Owner":"o"}""", """{"ContentType":"Mix","Owner":"o"}""")]
    [InlineData("""{"ContentType":"Mix","Author":"ada","Owner":"o"}""", """{"ContentType":"Mix","Owner":"o"}""")]
    [InlineData(
        """{"ContentType":"Bag","Owner":"o","Author":"ada","BagPart":{"ContentItems":[{"ContentType":"Mix","Author":"bo","Owner":"p"}]}}""",
        """{"ContentType":"Bag","Owner":"o","BagPart":{"ContentItems":[{"ContentType":"Mix","Owner":"p"}]}}""")]
    [InlineData(
        """{"BagPart":{"ContentItems":[{"Author":"bo","ContentType":"Mix"}]},"ContentType":"Bag","Owner":"o","Author":"ada"}""",
        """{"BagPart":{"ContentItems":[{"ContentType":"Mix"}]},"ContentType":"Bag","Owner":"o"}""")]
    // A field that is called Author belongs to a part, not to an item.
    [InlineData(
        """{"ContentType":"Quote","Owner":"o","Author":"ada","Quote":{"Author":"Rilke"}}""", """{"ContentType":"Quote","Owner":"o","Quote":{"Author":"Rilke"}}""")]
    public void Authors_of_items_are_cut_out(string document, string expected)
    {
        var without = AuthorNames.Without(Encoding.UTF8.GetBytes(document), out var owner);

        Assert.Equal(expected, Encoding.UTF8.GetString(without!));
        Assert.Equal("o", owner);
    }

    [Theory]
    [InlineData("""{"ContentType":"Mix","Owner":"o"}""")]
    [InlineData("""{"ContentType":"Mix","Owner":"o","Author":null}""")]
    [InlineData("""{"ContentType":"Mix","Owner":"o","TitlePart":{"Title":"\"Author\":\"ada\""}}""")]
    [InlineData("""{"Quote":{"Author":"Rilke"}}""")]
    public void What_names_no_author_stays(string document) => Assert.Null(AuthorNames.Without(Encoding.UTF8.GetBytes(document), out _));
}
