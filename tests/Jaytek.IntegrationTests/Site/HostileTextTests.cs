using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Jaytek.Engine.Data;
using Jaytek.IntegrationTests.Contents;
using Jaytek.IntegrationTests.Sites;

namespace Jaytek.IntegrationTests.Site;

/// <summary>What people write is text, wherever a page shows it.</summary>
[Collection(nameof(PublicPages))]
public sealed partial class HostileTextTests(PublicSites sites)
{
    private const string Hostile = "\"><script>alert(1)</script><img src=x onerror=alert(1)>&amp;'";

    private static readonly string[] Forbidden = ["script", "iframe", "object", "embed", "style", "base", "form", "input", "math", "noscript"];

    private static readonly string[] Addresses = ["href", "src", "srcset", "action", "formaction", "poster", "cite", "data"];

    private static readonly string[] Corpus =
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "<svg onload=alert(1)>",
        "<svg><script>alert(1)</script></svg>",
        "<iframe src=\"javascript:alert(1)\"></iframe>",
        "<a href=\"javascript:alert(1)\">x</a>",
        "[x](javascript:alert(1))",
        "[x](JaVaScRiPt:alert(1))",
        "[x](java&#x0A;script:alert(1))",
        "[x](&#106;avascript:alert(1))",
        "[x](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)",
        "[x](vbscript:msgbox(1))",
        "![x](javascript:alert(1))",
        "![x\" onerror=\"alert(1)](x.png)",
        "[x](https://example.org \"t\" onclick=\"alert(1)\")",
        "<javascript:alert(1)>",
        "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
        "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
        "<form action=\"https://evil.example\"><input name=a></form>",
        "<style>body{background:url(javascript:alert(1))}</style>",
        "<base href=\"https://evil.example/\">",
        "<meta http-equiv=refresh content=\"0;url=javascript:alert(1)\">",
        "<object data=\"javascript:alert(1)\"></object>",
        "<p style=\"position:fixed;inset:0\">over everything</p>",
        "</article></main><script>alert(1)</script>",
        "[ref]\n\n[ref]: javascript:alert(1)",
    ];

    [Theory, BothDatabases]
    public async Task Hostile_titles_and_fields_are_encoded_on_every_page(DatabaseProvider provider)
    {
        var site = await sites.GetAsync(provider);
        var dj = await site.PublishedAsync(PublicItems.DJ(PublicItems.Unique(Hostile), Hostile));
        var mix = await site.PublishedAsync(PublicItems.Mix(PublicItems.Unique(Hostile), dj.ContentItemId, Hostile));
        var date = PublicItems.Event(PublicItems.Unique(Hostile), "2099-03-04T23:00", djId: dj.ContentItemId);
        date.GetOrAddField("Event", "VenueName")["Text"] = Hostile;
        date.GetOrAddField("Event", "VenueCity")["Text"] = Hostile;
        var published = await site.PublishedAsync(date);

        foreach (var path in new[] { "/", "/djs", "/mixes", "/events", PublicItems.PathOf(dj), PublicItems.PathOf(mix), PublicItems.PathOf(published) })
            AssertHarmless(await site.GetAsync(path), path);
    }

    [Theory, BothDatabases]
    public async Task Markdown_brings_no_script_whatever_it_tries(DatabaseProvider provider)
    {
        var site = await sites.GetAsync(provider);
        foreach (var markdown in Corpus)
        {
            var page = await site.PublishedAsync(PublicItems.Page(PublicItems.Unique("Probe"), markdown));

            AssertHarmless(await site.GetAsync(PublicItems.PathOf(page)), markdown);
        }
    }

    [Theory, BothDatabases]
    public async Task No_page_needs_an_inline_style_or_script(DatabaseProvider provider)
    {
        var site = await sites.GetAsync(provider);
        using var client = site.NewClient();
        foreach (var path in new[] { "/", "/djs", "/mixes", "/events", "/courses", "/nothing-here" })
        {
            using var answer = await client.GetAsync(path);

            Assert.DoesNotContain("unsafe-inline", string.Join(' ', answer.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
            AssertHarmless(await answer.Content.ReadAsStringAsync(), path);
        }
    }

    // As a browser reads it: the site's own markup has one module by its address, data for search engines, no handlers, no styles, and none of
    // these elements.
    private static void AssertHarmless(string html, string what)
    {
        using var page = new HtmlParser().ParseDocument(html);
        var own = page.QuerySelectorAll("script[type=module][src^='/_content/Jaytek.Night/']").Single();
        var data = page.QuerySelectorAll("script[type='application/ld+json']:not([src])");
        Assert.All(data, element => Assert.DoesNotContain('<', element.TextContent));
        foreach (var element in page.All.Where(element => element != own && !data.Contains(element) && !IsForm(element)))
        {
            Assert.False(Forbidden.Contains(element.LocalName) || element.HasAttribute("http-equiv"), $"{what}: {element.OuterHtml}");
            foreach (var attribute in element.Attributes)
            {
                Assert.False(attribute.LocalName == "style" || attribute.LocalName.StartsWith("on", StringComparison.Ordinal), $"{what}: {element.OuterHtml}");
                Assert.False(RunsScript().IsMatch(attribute.Value) && Addresses.Contains(attribute.LocalName), $"{what}: {element.OuterHtml}");
            }
        }
    }

    // The forms of filters and of the search only ask the same site again; the input beside them holds the page's address to be copied.
    private static bool IsForm(IElement element) => element.Matches(
        "form.filters[method='get'][action^='/'], form.filters *, form[role='search'][method='get'][action='/search'], form[role='search'] *, input#share-link[readonly]");

    // Browsers drop control characters and leading spaces before they look for a scheme.
    [GeneratedRegex("^[\\s\\p{C}]*(j\\s*a\\s*v\\s*a|v\\s*b)\\s*s\\s*c\\s*r\\s*i\\s*p\\s*t\\s*:|^[\\s\\p{C}]*data\\s*:", RegexOptions.IgnoreCase)]
    private static partial Regex RunsScript();
}
