using System.Net;
using System.Text.RegularExpressions;
using Jaytek.Contents.Contracts;
using Jaytek.Engine.Data;
using Jaytek.IntegrationTests.Contents;
using Jaytek.IntegrationTests.Sites;

namespace Jaytek.IntegrationTests.Site;

[Collection(nameof(PublicPages))]
public sealed partial class PublicPageTests(PublicSites sites)
{
    [Theory, BothDatabases]
    public async Task Every_public_address_answers_with_its_heading_title_and_canonical_link(DatabaseProvider provider)
    {
        var site = await sites.GetAsync(provider);
        var name = PublicItems.Unique("Mira");
        var dj = await site.PublishedAsync(PublicItems.DJ(name));
        var mix = await site.PublishedAsync(PublicItems.Mix(PublicItems.Unique("Harbour"), dj.ContentItemId));
        var date = await site.PublishedAsync(PublicItems.Event(PublicItems.Unique("Night"), "2099-11-28T23:00", "2099-11-29T06:00", djId: dj.ContentItemId));
        var course = await site.PublishedAsync(PublicItems.Course(PublicItems.Unique("Ear")));
        var lesson = await site.PublishedAsync(PublicItems.Lesson(PublicItems.Unique("Intro"), course.ContentItemId, 1, isPreview: true, "Two pulses."));
        var page = await site.PublishedAsync(PublicItems.Page(PublicItems.Unique("Imprint"), "## Who runs this"));

        foreach (var (path, heading) in new[] { ("/djs", "DJs"), ("/mixes", "Mixes"), ("/events", "Dates"), ("/events?when=past", "Past dates"), ("/courses", "Courses") })
            AssertPage(await site.GetAsync(path), heading, path);
        foreach (var item in new[] { dj, mix, date, course, lesson, page })
        {
            var html = await site.GetAsync(PublicItems.PathOf(item));
            AssertPage(html, item.DisplayText!, PublicItems.PathOf(item));
            Assert.Contains($"<article data-version=\"{item.ContentItemVersionId}\"", html, StringComparison.Ordinal);
        }
        Assert.Equal($"{PublicItems.PathOf(course)}/{PublicItems.PathOf(lesson).Split('/')[^1]}", PublicItems.PathOf(lesson));
        Assert.Contains("<h1", await site.GetAsync("/"), StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task Pages_lead_to_each_other(DatabaseProvider provider)
    {
        var site = await sites.GetAsync(provider);
        var dj = await site.PublishedAsync(PublicItems.DJ(PublicItems.Unique("Ines")));
        var mixes = new List<ContentItem>();
        for (var number = 1; number <= 3; number++)
            mixes.Add(await site.PublishedAsync(PublicItems.Mix(PublicItems.Unique($"Tide {number}"), dj.ContentItemId)));
        var date = await site.PublishedAsync(PublicItems.Event(PublicItems.Unique("Quay"), "2099-01-02T23:00", djId: dj.ContentItemId));

        var profile = await site.GetAsync(PublicItems.PathOf(dj));
        foreach (var item in mixes.Append(date))
            Assert.Contains($"href=\"{PublicItems.PathOf(item)}\"", profile, StringComparison.Ordinal);
        Assert.Contains($"href=\"{PublicItems.PathOf(dj)}\"", await site.GetAsync(PublicItems.PathOf(mixes[0])), StringComparison.Ordinal);
        Assert.Contains($"href=\"{PublicItems.PathOf(dj)}\"", await site.GetAsync(PublicItems.PathOf(date)), StringComparison.Ordinal);
        var all = await site.GetAsync($"/mixes?dj={PublicItems.PathOf(dj).Split('/')[^1]}");
        Assert.All(mixes, mix => Assert.Contains(PublicItems.PathOf(mix), all, StringComparison.Ordinal));
    }

    [Theory, BothDatabases]
    public async Task What_does_not_exist_is_the_themes_404(DatabaseProvider provider)
    {
        var site = await sites.GetAsync(provider);

        foreach (var path in new[] { "/nothing-here", "/djs/nobody", "/mixes/none", "/events/none", "/courses/none", "/courses/none/none", "/mixes?dj=nobody", "/djs?page=99", "/mixes?page=0", "/mixes?page=2147483647", "/mixes?page=abc", "/nothing//here", "/mixes//none", "/mixes?page=-1", "/mixes?page=99999999999", "/djs?page=1.5", "/events?page=+2", "/courses?page=abc", "/search?q=a&page=abc", "/search?page=-1" })
            Assert.Contains("This page is not here", await site.GetAsync(path, HttpStatusCode.NotFound), StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task Draft_is_on_no_page_and_at_no_address(DatabaseProvider provider)
    {
        var site = await sites.GetAsync(provider);
        var dj = await site.PublishedAsync(PublicItems.DJ(PublicItems.Unique("Anselm")));
        var title = PublicItems.Unique("Unheard");
        var mix = await site.DraftAsync(PublicItems.Mix(title, dj.ContentItemId));

        await site.GetAsync(PublicItems.PathOf(mix), HttpStatusCode.NotFound);
        foreach (var path in new[] { "/", "/mixes", PublicItems.PathOf(dj), $"/mixes?dj={PublicItems.PathOf(dj).Split('/')[^1]}" })
            Assert.DoesNotContain(title, await site.GetAsync(path), StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task Visitor_sees_the_published_version_while_a_newer_draft_waits(DatabaseProvider provider)
    {
        var site = await sites.GetAsync(provider);
        var mix = await site.PublishedMixAsync(PublicItems.Unique("First"), "As it was.");
        var changed = mix.Clone();
        changed.GetOrAddField("Mix", "Description")["Markdown"] = "As it may become.";
        var draft = await site.DraftAsync(changed);

        var html = await site.GetAsync(PublicItems.PathOf(mix));

        Assert.NotEqual(mix.ContentItemVersionId, draft.ContentItemVersionId);
        Assert.Contains(mix.ContentItemVersionId, html, StringComparison.Ordinal);
        Assert.Contains("As it was.", html, StringComparison.Ordinal);
        Assert.DoesNotContain("As it may become.", html, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task Item_that_is_taken_off_the_site_is_gone(DatabaseProvider provider)
    {
        var site = await sites.GetAsync(provider);
        var mix = await site.PublishedMixAsync(PublicItems.Unique("Short-lived"));
        await site.GetAsync(PublicItems.PathOf(mix));

        await site.ManageAsync(manager => manager.UnpublishAsync(mix.ContentItemId, null, CancellationToken.None));

        await site.GetAsync(PublicItems.PathOf(mix), HttpStatusCode.NotFound);
    }

    [Theory, BothDatabases]
    public async Task Lesson_that_is_no_preview_keeps_what_it_holds(DatabaseProvider provider)
    {
        var site = await sites.GetAsync(provider);
        var course = await site.PublishedAsync(PublicItems.Course(PublicItems.Unique("Rooms")));
        var secret = PublicItems.Unique("Only for the enrolled");
        var lesson = await site.PublishedAsync(PublicItems.Lesson(PublicItems.Unique("Second"), course.ContentItemId, 2, isPreview: false, secret));

        var html = await site.GetAsync(PublicItems.PathOf(lesson));

        Assert.Contains("For enrolled students", html, StringComparison.Ordinal);
        Assert.DoesNotContain(secret, html, StringComparison.Ordinal);
        Assert.Contains("This lesson is part of the course, which costs €49.50.", WebUtility.HtmlDecode(html), StringComparison.Ordinal);
        course.GetOrAddField("Course", "Price")["Value"] = 0;
        await site.PublishedAsync(course);
        Assert.Contains("This lesson is part of the course, which is free.", await site.GetAsync(PublicItems.PathOf(lesson)), StringComparison.Ordinal);
        course.GetOrAddField("Course", "Price")["Value"] = 4950;
        await site.PublishedAsync(course);
        Assert.Contains("€49.50", WebUtility.HtmlDecode(await site.GetAsync(PublicItems.PathOf(course))), StringComparison.Ordinal);
    }

    private static void AssertPage(string html, string heading, string path)
    {
        var text = WebUtility.HtmlDecode(Tags().Replace(Heading().Match(html).Groups[1].Value, ""));
        Assert.Equal(heading, string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
        Assert.Contains("<title>", html, StringComparison.Ordinal);
        Assert.Contains(heading, WebUtility.HtmlDecode(Title().Match(html).Groups[1].Value), StringComparison.Ordinal);
        Assert.Matches("<meta name=\"description\" content=\"[^\"]+\">", html);
        Assert.EndsWith(path, Canonical().Match(html).Groups[1].Value, StringComparison.Ordinal);
    }

    [GeneratedRegex("<h1[^>]*>(.*?)</h1>", RegexOptions.Singleline)]
    private static partial Regex Heading();

    [GeneratedRegex("<title>(.*?)</title>", RegexOptions.Singleline)]
    private static partial Regex Title();

    [GeneratedRegex("<link rel=\"canonical\" href=\"([^\"]*)\">")]
    private static partial Regex Canonical();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tags();
}
