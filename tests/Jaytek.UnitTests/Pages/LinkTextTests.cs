using Jaytek.Pages.Contracts.Views;

namespace Jaytek.UnitTests.Pages;

public sealed class LinkTextTests
{
    [Theory]
    [InlineData("https://www.example.org/mira/", "example.org/mira")]
    [InlineData("/djs", "/djs")]
    [InlineData("~/djs", "/djs")]
    [InlineData("mailto:booking@example.org", "booking@example.org")]
    [InlineData("tel:+351210000000", "+351210000000")]
    public void Link_without_words_says_where_it_leads(string url, string words) =>
        Assert.Equal(words, LinkText.Of(url, " ")!.Text);

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("JaVaScRiPt:alert(1)")]
    [InlineData("java\nscript:alert(1)")]
    [InlineData("\u0001javascript:alert(1)")]
    [InlineData("  javascript:alert(1)")]
    [InlineData("data:text/html,<script>alert(1)</script>")]
    [InlineData("vbscript:x")]
    [InlineData("file:///etc/passwd")]
    [InlineData("example.org")]
    [InlineData("")]
    [InlineData(null)]
    public void Address_that_could_run_script_or_leads_nowhere_is_no_link(string? url) => Assert.Null(LinkText.Of(url, "Click"));
}
