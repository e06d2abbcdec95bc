using System.Text.Json.Nodes;
using Jaytek.Contents.Text;

namespace Jaytek.UnitTests.Contents;

public sealed class ContentTextTests
{
    private static readonly ContentText Text = new();

    [Theory]
    [InlineData("*a*", "<p><em>a</em></p>\n")]
    [InlineData("[x](javascript:alert(1))", "<p><a>x</a></p>\n")]
    [InlineData("<script>alert(1)</script>", "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>\n")]
    [InlineData("[x](/a \"t\")", "<p><a href=\"/a\" title=\"t\">x</a></p>\n")]
    [InlineData("", "")]
    [InlineData(null, "")]
    public void Markdown_becomes_harmless_html(string? markdown, string expected) => Assert.Equal(expected, Text.MarkdownToHtml(markdown));

    [Theory]
    [InlineData("# Head\n\nSome *words* &amp; more", 100, "Head Some words & more")]
    [InlineData("<p>One</p><p>two</p>", 100, "One two")]
    [InlineData("one two three four", 12, "one two…")]
    [InlineData("", 10, "")]
    public void A_summary_is_words_without_markup(string text, int length, string expected) => Assert.Equal(expected, Text.Summarize(text, length));

    [Theory]
    [InlineData("# One\n\n## Two", "<h2>One</h2>\n<h3>Two</h3>\n")]
    [InlineData("## Two\n\n### Three", "<h2>Two</h2>\n<h3>Three</h3>\n")]
    [InlineData("# A\n\n###### F", "<h2>A</h2>\n<h6>F</h6>\n")]
    public void A_text_has_no_heading_of_the_pages_level_and_no_ids(string markdown, string expected) =>
        Assert.Equal(expected, Text.MarkdownToHtml(markdown));

    [Theory]
    [InlineData("![A poster](https://evil.example/t.png)", "<p><a href=\"https://evil.example/t.png\" rel=\"noopener nofollow\">A poster</a></p>\n")]
    [InlineData("![](//evil.example/t.png)", "<p><a href=\"//evil.example/t.png\" rel=\"noopener nofollow\">Picture on another site</a></p>\n")]
    [InlineData("[![A poster](https://evil.example/t.png)](/a)", "<p><a href=\"/a\">A poster</a></p>\n")]
    [InlineData("![A poster](/media/t.png)", "<p><img src=\"/media/t.png\" alt=\"A poster\"></p>\n")]
    [InlineData("![A poster](media/t.png)", "<p><img src=\"media/t.png\" alt=\"A poster\"></p>\n")]
    public void Picture_from_another_host_is_a_link_for_no_page_would_load_it(string markdown, string expected) =>
        Assert.Equal(expected, Text.MarkdownToHtml(markdown).Replace(" />", ">", StringComparison.Ordinal));

    [Theory]
    [InlineData("<img src=\"https:\\\\evil.example/t.png\" alt=\"x\">", "<a href=\"https:\\\\evil.example/t.png\" rel=\"noopener nofollow\">x</a>")]
    [InlineData("<picture><source srcset=\"/a.webp 1x, //evil.example/b.webp 2x\"><img src=\"/a.png\"></picture>", "<picture><source><img src=\"/a.png\"></picture>")]
    [InlineData("<video controls=\"\" poster=\"https://evil.example/p.png\"></video>", "<video controls=\"\"></video>")]
    [InlineData("<img src=\"data:image/png;base64,AAAA\">", "<img src=\"data:image/png;base64,AAAA\">")]
    public void Markup_names_no_picture_of_another_host(string html, string expected)
    {
        Assert.Equal(expected, Text.Sanitize(html));
        Assert.Contains("src", HtmlSanitizer.Sanitize("<img src=\"https://evil.example/t.png\">"), StringComparison.Ordinal);
    }

    [Fact]
    public void Picture_of_the_sites_own_by_its_whole_address_stays()
    {
        const string Html = "<img src=\"https://site.example:8443/media/a.png\">";
        var elsewhere = new PicturesElsewhere("site.example:8443");
        Assert.Same(Html, HtmlSanitizer.Sanitize(Html, elsewhere));
        Assert.Equal(0, elsewhere.Count);
        Assert.Equal(1, PicturesElsewhere.CountIn(new JsonObject { ["BagPart"] = new JsonArray(new JsonObject { ["HtmlBodyPart"] = new JsonObject { ["Html"] = Html } }) }, "other.example"));
    }

    // Each took seconds, or ended the page, before there were bounds.
    [Theory]
    [InlineData(">", 200, "too deep")]
    [InlineData("[", 3_000, "too deep")]
    [InlineData("**a ", 50_000, "marks")]
    [InlineData("[a](", 50_000, "marks")]
    [InlineData("|", 200_000, "marks")]
    [InlineData("# a\n", 600, "heading number")]
    [InlineData("word ", 50_000, "characters")]
    public void What_cannot_be_shown_is_refused_and_shown_as_it_was_typed(string mark, int times, string complaint)
    {
        var text = string.Concat(Enumerable.Repeat(mark, times));
        Assert.Contains(complaint, MarkdownText.Complaint(text), StringComparison.Ordinal);
        var started = System.Diagnostics.Process.GetCurrentProcess().TotalProcessorTime;
        Assert.StartsWith("<p>", Text.MarkdownToHtml(text), StringComparison.Ordinal);
        Assert.InRange((System.Diagnostics.Process.GetCurrentProcess().TotalProcessorTime - started).TotalSeconds, 0, 5);
    }

    [Fact]
    public void A_long_list_of_tracks_with_links_is_within_the_bounds()
    {
        var rows = string.Concat(Enumerable.Range(1, 200).Select(row => $"| {row} | [Title {row}](/mixes/{row}) | Artist |\n"));
        Assert.Null(MarkdownText.Complaint("| # | Title | Artist |\n|---|---|---|\n" + rows));
        Assert.Contains("<td><a href=\"/mixes/200\">Title 200</a></td>", Text.MarkdownToHtml("| # | Title | Artist |\n|---|---|---|\n" + rows), StringComparison.Ordinal);
    }

    [Fact]
    public void Markup_of_more_tags_than_can_be_parsed_is_shown_as_it_was_typed()
    {
        var text = string.Concat(Enumerable.Repeat("<div>", 10_001));
        Assert.NotNull(HtmlSanitizer.Complaint(text));
        Assert.StartsWith("&lt;div&gt;", Text.Sanitize(text), StringComparison.Ordinal);
    }
}
