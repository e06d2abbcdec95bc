using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Jaytek.Engine.Data;
using Jaytek.IntegrationTests.Contents;
using Jaytek.IntegrationTests.Sites;
using static Jaytek.IntegrationTests.Site.PublicItems;

namespace Jaytek.IntegrationTests.Site;

[Collection(nameof(PublicPages))]
public sealed partial class HeadTests(PublicSites sites)
{
    [Theory, BothDatabases]
    public async Task A_date_is_told_as_a_music_event(DatabaseProvider provider)
    {
        var site = await sites.GetAsync(provider);
        var dj = await site.PublishedAsync(DJ(Unique("DJ")));
        // The clocks are put back at the end of that night.
        var item = await site.PublishedAsync(Event(Unique("Night"), "2031-10-25T23:00", "2031-10-26T06:00", djId: dj.ContentItemId));
        var html = await site.GetAsync(PathOf(item));
        var data = Data(html, "MusicEvent");
        var root = site.Address.ToString().TrimEnd('/');
        Assert.Equal("2031-10-25T23:00:00+01:00", Text(data, "startDate"));
        Assert.Equal("2031-10-26T06:00:00+00:00", Text(data, "endDate"));
        Assert.Equal("https://schema.org/EventScheduled", Text(data, "eventStatus"));
        Assert.Equal("Salt Room", Text(data["location"]!, "name"));
        Assert.Equal("PT", Text(data["location"]!["address"]!, "addressCountry"));
        Assert.Equal(root + PathOf(dj), Text(data["performer"]![0]!, "url"));
        Assert.Equal(root + PathOf(item), Text(data, "url"));
        Assert.Null(data["offers"]);
        Assert.Equal(["Jaytek", "Dates", item.DisplayText!], Data(html, "BreadcrumbList")["itemListElement"]!.AsArray().Select(crumb => Text(crumb!, "name")));
        Assert.Contains($"type=\"text/calendar\" title=\"{item.DisplayText}\" href=\"{PathOf(item)}.ics\"", html, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task Mixes_DJs_and_courses_say_what_they_are(DatabaseProvider provider)
    {
        var site = await sites.GetAsync(provider);
        var dj = await site.PublishedAsync(DJ(Unique("DJ")));
        var mix = await site.PublishedAsync(Mix(Unique("Mix"), dj.ContentItemId));
        var course = await site.PublishedAsync(Course(Unique("Course")));
        await site.PublishedAsync(Lesson("One", course.ContentItemId, 1, isPreview: true, "Words."));
        var recording = Data(await site.GetAsync(PathOf(mix)), "MusicRecording");
        Assert.Equal(dj.DisplayText, Text(recording["byArtist"]!, "name"));
        var person = await site.GetAsync(PathOf(dj));
        Assert.Equal(dj.DisplayText, Text(Data(person, "Person"), "name"));
        Assert.Contains($"{PathOf(dj)}/mixes.rss", person, StringComparison.Ordinal);
        Assert.Contains("og:type\" content=\"profile\"", Sorted(person), StringComparison.Ordinal);
        var lessons = Data(await site.GetAsync(PathOf(course)), "Course");
        Assert.Equal(("49.50", "EUR"), (Text(lessons["offers"]!, "price"), Text(lessons["offers"]!, "priceCurrency")));
        Assert.Equal("PT7M", Text(lessons["hasCourseInstance"]!, "courseWorkload"));
        Assert.Equal("Jaytek", Text(lessons["provider"]!, "name"));
        var home = Data(await site.GetAsync("/"), "WebSite");
        Assert.Equal($"{site.Address}search?q={{search_term_string}}", Text(home["potentialAction"]!["target"]!, "urlTemplate"));
    }

    [Theory, BothDatabases]
    public async Task What_machines_read_of_a_page_names_a_picture_that_answers(DatabaseProvider provider)
    {
        var site = await sites.GetAsync(provider);
        var dj = await site.PublishedAsync(DJ(Unique("DJ")));
        var mix = await site.PublishedAsync(Mix(Unique("Mix"), dj.ContentItemId));
        var date = await site.PublishedAsync(Event(Unique("Night"), "2031-10-25T23:00", djId: dj.ContentItemId));
        var course = await site.PublishedAsync(Course(Unique("Course")));
        using var client = site.NewClient();
        foreach (var (item, type) in new[] { (dj, "Person"), (mix, "MusicRecording"), (date, "MusicEvent"), (course, "Course") })
        {
            var image = Text(Data(await site.GetAsync(PathOf(item)), type), "image");
            Assert.StartsWith(site.Address.ToString(), image, StringComparison.Ordinal);
            using var answer = await client.GetAsync(image);
            Assert.StartsWith("image/", answer.Content.Headers.ContentType!.MediaType, StringComparison.Ordinal);
        }
    }

    [Theory, BothDatabases]
    public async Task What_an_editor_says_to_search_engines_counts_and_cannot_break_the_page(DatabaseProvider provider)
    {
        var site = await sites.GetAsync(provider);
        var page = Page(Unique("</script><script>alert(1)</script>"), "Words.");
        page.Parts["SeoMetaPart"] = JsonNode.Parse("""
            {"PageTitle":"For engines","MetaDescription":"Said \"so\" & <b>","MetaRobots":"noindex","OpenGraphTitle":"For friends","TwitterCreator":"@dj",
             "GoogleSchema":"{\"@type\":\"FAQPage\",\"name\":\"</script><!--\"}"}
            """);
        var item = await site.PublishedAsync(page);
        var html = await site.GetAsync(PathOf(item));
        Assert.Contains("<title>For engines · Jaytek</title>", WebUtility.HtmlDecode(html), StringComparison.Ordinal);
        Assert.Contains("<meta content=\"noindex\" name=\"robots\">", Sorted(html), StringComparison.Ordinal);
        Assert.Contains("<meta content=\"For friends\" property=\"og:title\">", Sorted(html), StringComparison.Ordinal);
        Assert.Equal("</script><!--", Text(Data(html, "FAQPage"), "name"));
        Assert.DoesNotContain("<script>alert", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<!--", html, StringComparison.Ordinal);
        Assert.DoesNotContain(PathOf(item), await site.GetAsync("/sitemap-1.xml"), StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task An_error_page_has_no_address_of_its_own(DatabaseProvider provider)
    {
        var site = await sites.GetAsync(provider);
        var html = await site.GetAsync("/nothing/here", HttpStatusCode.NotFound);
        Assert.DoesNotContain("rel=\"canonical\"", html, StringComparison.Ordinal);
        Assert.DoesNotContain("og:url", html, StringComparison.Ordinal);
    }

    internal static JsonObject Data(string html, string type) =>
        Scripts().Matches(html).Select(match => JsonNode.Parse(match.Groups[1].Value)!.AsObject()).Single(data => Text(data, "@type") == type);

    // Attributes in one order, whatever the writer's is.
    private static string Sorted(string html) => Metas().Replace(html, match =>
        $"<meta {string.Join(' ', Attributes().Matches(match.Value).Select(found => found.Value).Order(StringComparer.Ordinal))}>")
        .Replace("<meta content=\"profile\" property=\"og:type\">", "og:type\" content=\"profile\"", StringComparison.Ordinal);

    private static string Text(JsonNode node, string member) => node[member]!.GetValue<string>();

    [GeneratedRegex("<script type=\"application/ld\\+json\">(.*?)</script>", RegexOptions.Singleline)]
    private static partial Regex Scripts();

    [GeneratedRegex("<meta [^>]*>")]
    private static partial Regex Metas();

    [GeneratedRegex("[a-z:]+=\"[^\"]*\"")]
    private static partial Regex Attributes();
}
