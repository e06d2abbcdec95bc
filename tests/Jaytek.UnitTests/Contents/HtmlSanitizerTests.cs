using Jaytek.Contents.Text;

namespace Jaytek.UnitTests.Contents;

public sealed class HtmlSanitizerTests
{
    [Theory]
    [InlineData("plain text & more")]
    [InlineData("<p>One<br>two</p>")]
    [InlineData("<p>One<br />two &amp; three &lt;")]
    [InlineData("<P CLASS=lead>upper <B>case</B></P>\r\n")]
    [InlineData("<p>unclosed<p>paragraphs")]
    [InlineData("<ul><li>a</li><li>b</li></ul>")]
    [InlineData("<a href=\"/about\" target='_blank' rel=noopener>x</a><a href=\"#top\">y</a><a href=\"mailto:a@b.c\">z</a>")]
    [InlineData("<img src=\"/media/a.jpg\" alt=\"\" width=10><img src=\"data:image/png;base64,AAAA\">")]
    [InlineData("<section class=\"page-section bg-primary\" id=\"about\" data-wow-delay=\".2s\"><div style=\"color: red; margin:0\">x</div></section>")]
    [InlineData("<table><thead><tr><th scope=col>a</th></tr></thead><tbody><tr><td colspan=2>b</td></tr></tbody></table>")]
    [InlineData("<!-- a comment --><p>x</p>")]
    [InlineData("<i class=\"fa-solid fa-rss\" aria-hidden=\"true\"></i>")]
    [InlineData("<video controls src=\"/media/a.mp4\" poster=\"/media/a.jpg\"></video>")]
    public void Harmless_markup_comes_back_as_the_same_string(string html) => Assert.Same(html, HtmlSanitizer.Sanitize(html));

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("<SCRIPT SRC=//evil></SCRIPT>")]
    [InlineData("<img src=x onerror=alert(1)>")]
    [InlineData("<svg onload=alert(1)><circle/></svg>")]
    [InlineData("<math><mtext></mtext><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1 onerror=alert(1)&gt;\">")]
    [InlineData("<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\"></noscript>")]
    [InlineData("<a href=\"javascript:alert(1)\">x</a>")]
    [InlineData("<a href=\"java\nscript:alert(1)\">x</a>")]
    [InlineData("<a href=\" &#1; javascript:alert(1)\">x</a>")]
    [InlineData("<a href=\"JaVaScRiPt&colon;alert(1)\">x</a>")]
    [InlineData("<a href=\"vbscript:x\">x</a>")]
    [InlineData("<a href=\"data:text/html,<script>alert(1)</script>\">x</a>")]
    [InlineData("<img src=\"data:image/svg+xml,<svg onload=alert(1)>\">")]
    [InlineData("<iframe src=\"https://example.com\"></iframe>")]
    [InlineData("<object data=x></object><embed src=x>")]
    [InlineData("<style>*{background:url(//evil)}</style>")]
    [InlineData("<div style=\"background:url(//evil)\">x</div>")]
    [InlineData("<div style=\"position:fixed;top:0\">x</div>")]
    [InlineData("<div style=\"width:e\\78 pression(alert(1))\">x</div>")]
    [InlineData("<base href=\"//evil\">")]
    [InlineData("<meta http-equiv=refresh content=\"0;url=//evil\">")]
    [InlineData("<link rel=stylesheet href=//evil>")]
    [InlineData("<form action=//evil><input name=a></form>")]
    [InlineData("<template><script>alert(1)</script></template>")]
    [InlineData("<textarea><img src=x onerror=alert(1)></textarea>")]
    [InlineData("<xmp><img src=x onerror=alert(1)></xmp>")]
    [InlineData("<div data-hx-get=\"/admin/delete\" hx-trigger=load>x</div>")]
    [InlineData("<p><img src=\"/a.jpg\" srcset=\"javascript:alert(1) 2x\"></p>")]
    [InlineData("<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>")]
    [InlineData("<!--><img src=x onerror=alert(1)>-->")]
    public void What_can_run_embed_or_load_goes_and_stays_away(string html)
    {
        var clean = HtmlSanitizer.Sanitize(html);
        Assert.NotEqual(html, clean);
        foreach (var word in new[] { "script", "onerror", "onload", "evil", "url(", "<svg", "<math", "<iframe", "<form", "<style", "hx-", "fixed", "expression" })
            Assert.DoesNotContain(word, WithoutText(clean), StringComparison.OrdinalIgnoreCase);
        Assert.Same(clean, HtmlSanitizer.Sanitize(clean));
    }

    [Theory]
    [InlineData("<img src=\"/a.jpg\" alt=\"")]
    [InlineData("<p>x</p><!-- open")]
    [InlineData("<p>x <a href='/y'>y")]
    [InlineData("<div>x")]
    [InlineData("x</div></section>y")]
    [InlineData("<b>bold")]
    [InlineData("<table><tr><td>x")]
    public void What_would_swallow_or_close_the_page_around_it_is_completed(string html)
    {
        var clean = HtmlSanitizer.Sanitize(html);
        Assert.NotEqual(html, clean);
        Assert.Same(clean, HtmlSanitizer.Sanitize(clean));
    }

    [Fact]
    public void The_words_in_an_unwanted_wrapper_stay() =>
        Assert.Equal("<b>a</b> b <p>c</p>", HtmlSanitizer.Sanitize("<font color=red><b>a</b> b </font><center><p>c</p></center>"));

    [Fact]
    public void A_button_does_nothing_in_a_text_and_its_words_stay() =>
        Assert.Equal("<p>Press play now</p>", HtmlSanitizer.Sanitize("<p>Press <button type=\"button\">play</button> now</p>"));

    // Attack words may stand in plain text, where they are words; they may not stand inside a tag.
    private static string WithoutText(string html) =>
        string.Concat(System.Text.RegularExpressions.Regex.Matches(html, "<[^>]*>").Select(match => match.Value));
}
