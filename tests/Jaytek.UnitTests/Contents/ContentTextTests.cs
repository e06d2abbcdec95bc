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
}
