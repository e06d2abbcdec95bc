using System.Text.Json.Nodes;
using Jaytek.Contents.Contracts;

namespace Jaytek.UnitTests.Contents;

/// <summary>One reading of a taxonomy for lists, pickers, covers, the search and the site.</summary>
public sealed class TaxonomyTermsTests
{
    private const string Terms = """
        [{"ContentItemId":"house","DisplayText":"House","AutoroutePart":{"Path":"genres/house-music"},"Terms":[
           {"ContentItemId":"deep","DisplayText":"Deep House","AutoroutePart":{"Path":"genres/deep","Disabled":true}},
           {"ContentItemId":"house","DisplayText":"House again"}]},
         {"ContentItemId":"","DisplayText":"Nobody's","Terms":[{"ContentItemId":"lost","DisplayText":"Lost and found"}]},
         {"ContentItemId":"bare"}, 7]
        """;

    [Fact]
    public void Terms_of_every_level_come_in_order_once() => Assert.Equal(
        [("house", "House", "house-music", 0), ("deep", "Deep House", "deep-house", 1), ("lost", "Lost and found", "lost-and-found", 1), ("bare", "", "", 0)],
        TaxonomyTerms.Of(Taxonomy()).Select(term => (term.Id, term.Name, term.Slug, term.Depth)));

    [Fact]
    public void Controls_are_offered_narrower_ones_indented_and_nameless_ones_by_id() =>
        Assert.Equal(["House", "– Deep House", "– Lost and found", "bare"], TaxonomyTerms.Options(Taxonomy()).Select(option => option.Label));

    [Fact]
    public void What_is_no_taxonomy_has_none()
    {
        Assert.Empty(TaxonomyTerms.Of(null));
        Assert.Empty(TaxonomyTerms.Of(new ContentItem("Page")));
    }

    private static ContentItem Taxonomy()
    {
        var item = new ContentItem("Taxonomy");
        item.Parts["TaxonomyPart"] = new JsonObject { ["Terms"] = JsonNode.Parse(Terms) };
        return item;
    }
}
