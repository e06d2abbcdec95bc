using Jaytek.Contents.Contracts;
using Jaytek.Pages.Contracts;

namespace Jaytek.UnitTests.Pages;

public sealed class ContentValuesTests
{
    [Theory]
    [InlineData("""{"Path":"djs/mira"}""", "/djs/mira")]
    [InlineData("""{"Path":"/djs/mira/"}""", "/djs/mira")]
    [InlineData("""{"Path":""}""", null)]
    [InlineData("""{"Path":"djs/mira","Disabled":true}""", null)]
    [InlineData("""{}""", null)]
    public void Address_is_a_path_from_the_root(string route, string? url) =>
        Assert.Equal(url, Item($$"""{"AutoroutePart":{{route}}}""").Url());

    [Fact]
    public void Missing_fields_are_nothing_and_wrong_kinds_break_nothing()
    {
        var item = Item("""{"Mix":{"Title":{"Text":7},"Bpm":{"Value":"fast"},"DJ":{"ContentItemIds":"x"},"Cover":{"Paths":[""]},"Link":{"Url":null}}}""");

        Assert.Null(item.Text("Mix", "Title"));
        Assert.Null(item.Number("Mix", "Bpm"));
        Assert.Empty(item.Picked("Mix", "DJ"));
        Assert.Empty(item.MediaPaths("Mix", "Cover"));
        Assert.Null(item.Link("Mix", "Link"));
        Assert.Null(item.Text("Other", "Title"));
    }

    [Fact]
    public void Picture_is_the_media_file_with_its_words_else_art_of_the_item()
    {
        var with = Item("""{"ContentItemId":"m1","Mix":{"Cover":{"Paths":["covers/a.jpg"],"MediaTexts":["A pier"]}}}""").Picture("Mix", "Cover", "house", 122);
        var without = Item("""{"ContentItemId":"m1","Mix":{"Cover":{"MediaTexts":["A pier"]}}}""").Picture("Mix", "Cover", "house", 122.4);

        Assert.Equal(("covers/a.jpg", "A pier"), (with.MediaPath, with.Alt));
        Assert.Equal((null, "", "house", 122), (without.MediaPath, without.Alt, without.Genre, without.Bpm));
    }

    private static ContentItem Item(string json) => ContentItem.Parse(json);
}
