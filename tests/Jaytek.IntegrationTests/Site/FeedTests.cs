using System.Net;
using System.Xml.Linq;
using Jaytek.Contents.Contracts;
using Jaytek.Engine.Data;
using Jaytek.IntegrationTests.Contents;
using Jaytek.IntegrationTests.Sites;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static Jaytek.IntegrationTests.Site.PublicItems;

namespace Jaytek.IntegrationTests.Site;

[Collection(nameof(PublicPages))]
public sealed class FeedTests(PublicSites sites)
{
    [Theory, BothDatabases]
    public async Task A_date_goes_into_calendars_and_follows_its_changes(DatabaseProvider provider)
    {
        var site = await sites.GetAsync(provider);
        var dj = await site.PublishedAsync(DJ(Unique("DJ")));
        // Summer time has ended in between: 23:00 is 22:00 UTC, 06:00 is 06:00 UTC.
        var item = await site.PublishedAsync(Event(Unique("Night, with guests"), "2031-10-25T23:00", "2031-10-26T06:00", djId: dj.ContentItemId));
        var first = await site.GetAsync(PathOf(item) + ".ics");
        Assert.StartsWith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n", first, StringComparison.Ordinal);
        Assert.Contains("\r\nDTSTART:20311025T220000Z\r\n", first, StringComparison.Ordinal);
        Assert.Contains("\r\nDTEND:20311026T060000Z\r\n", first, StringComparison.Ordinal);
        Assert.Contains("\r\nSTATUS:CONFIRMED\r\n", first, StringComparison.Ordinal);
        Assert.Contains("SUMMARY:Night\\, with guests", first, StringComparison.Ordinal);
        Assert.Contains("Salt Room\\, Lisbon\\, Portugal", first.Replace("\r\n ", "", StringComparison.Ordinal), StringComparison.Ordinal);

        item.GetOrAddField("Event", "Status")["Text"] = "Cancelled";
        await site.ManageAsync(manager => manager.SaveAndPublishAsync(item, null, CancellationToken.None));
        var second = await site.GetAsync(PathOf(item) + ".ics");
        Assert.Contains("\r\nSTATUS:CANCELLED\r\n", second, StringComparison.Ordinal);
        Assert.Equal(Line(first, "UID"), Line(second, "UID"));
        Assert.True(int.Parse(Line(second, "SEQUENCE"), System.Globalization.CultureInfo.InvariantCulture) >= int.Parse(Line(first, "SEQUENCE"), System.Globalization.CultureInfo.InvariantCulture));
        Assert.Contains(Line(first, "UID"), await site.GetAsync($"{PathOf(dj)}/events.ics"), StringComparison.Ordinal);
        Assert.Contains("BEGIN:VEVENT", await site.GetAsync("/events.ics"), StringComparison.Ordinal);

        await site.ManageAsync(manager => manager.UnpublishAsync(item.ContentItemId, null, CancellationToken.None));
        await site.GetAsync(PathOf(item) + ".ics", HttpStatusCode.NotFound);
        Assert.DoesNotContain(Line(first, "UID"), await site.GetAsync($"{PathOf(dj)}/events.ics"), StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task New_mixes_come_by_feed(DatabaseProvider provider)
    {
        var site = await sites.GetAsync(provider);
        var dj = await site.PublishedAsync(DJ(Unique("DJ")));
        var mix = await site.PublishedAsync(Mix(Unique("A <b> & C"), dj.ContentItemId, "Words *here*."));
        var feed = XDocument.Parse(await site.GetAsync($"{PathOf(dj)}/mixes.rss"));
        var item = Assert.Single(feed.Descendants("item"));
        Assert.Equal(mix.DisplayText, item.Element("title")!.Value);
        Assert.Equal(site.Address.ToString().TrimEnd('/') + PathOf(mix), item.Element("link")!.Value);
        Assert.Contains("<em>here</em>", item.Element("description")!.Value, StringComparison.Ordinal);
        Assert.Contains(mix.ContentItemId, await site.GetAsync("/mixes.rss"), StringComparison.Ordinal);
        XDocument.Parse(await site.GetAsync("/events.rss"));
        await site.GetAsync("/djs/nobody-here/mixes.rss", HttpStatusCode.NotFound);
    }

    [Theory, BothDatabases]
    public async Task The_sitemap_is_read_once_until_something_changes_and_leaves_out_what_says_so_in_any_letters(DatabaseProvider provider)
    {
        await using var site = await TestSite.StartAsync(provider, new TestSiteOptions("jaytek"));
        var shown = await site.PublishedAsync(Page(Unique("Shown"), "Words."));
        var page = Page(Unique("Hidden"), "Words.");
        page.Parts["SeoMetaPart"] = new System.Text.Json.Nodes.JsonObject { ["MetaRobots"] = "NOINDEX" };
        var hidden = await site.PublishedAsync(page);
        var map = await site.GetAsync("/sitemap-1.xml");
        Assert.Contains(PathOf(shown), map, StringComparison.Ordinal);
        Assert.DoesNotContain(PathOf(hidden), map, StringComparison.Ordinal);

        // Behind the back of the site: what is kept does not know.
        await site.InScopeAsync(s => s.GetRequiredService<JaytekDb>().Database.ExecuteSqlRawAsync("delete from cms_handle where content_item_id = {0}", shown.ContentItemId));
        Assert.Contains(PathOf(shown), await site.GetAsync("/sitemap-1.xml"), StringComparison.Ordinal);
        var another = await site.PublishedAsync(Page(Unique("Another"), "Words."));
        map = await site.GetAsync("/sitemap-1.xml");
        Assert.Contains(PathOf(another), map, StringComparison.Ordinal);
        Assert.DoesNotContain(PathOf(shown), map, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task Addresses_are_read_in_parts_by_their_keys_without_gap_or_repeat(DatabaseProvider provider)
    {
        var site = await sites.GetAsync(provider);
        foreach (var at in Enumerable.Range(0, 5))
            await site.PublishedAsync(Page(Unique($"Part {at}"), "Words."));
        var (all, parts) = await site.InScopeAsync(async services =>
        {
            var addresses = services.GetRequiredService<IPublicAddresses>();
            var whole = await addresses.ListAsync(PublicAddressKey.First, 50_000, CancellationToken.None);
            var some = new List<PublicAddress>();
            foreach (var start in await addresses.PartsAsync(2, CancellationToken.None))
                some.AddRange(await addresses.ListAsync(start, 2, CancellationToken.None));
            return (whole, some);
        });
        Assert.True(all.Count >= 5);
        Assert.Equal(all, parts);
    }

    [Theory, BothDatabases]
    public async Task Icons_are_those_of_the_theme(DatabaseProvider provider)
    {
        await using var site = await TestSite.StartAsync(provider, new TestSiteOptions("jaytek"));
        foreach (var theme in new[] { "Jaytek.Night", "Jaytek.Daylight" })
        {
            await site.StepAsync(new System.Text.Json.Nodes.JsonObject { ["name"] = "Themes", ["site"] = theme });
            var manifest = System.Text.Json.Nodes.JsonNode.Parse(await site.GetAsync("/site.webmanifest"))!;
            var icons = manifest["icons"]!.AsArray().Select(icon => icon!["src"]!.GetValue<string>()).ToList();
            Assert.Equal([$"/_content/{theme}/icon-192.png", $"/_content/{theme}/icon-512.png"], icons);
            var html = await site.GetAsync("/");
            using var client = site.NewClient();
            foreach (var name in new[] { "favicon.ico", "icon.svg", "apple-touch-icon.png" })
            {
                Assert.Contains($"href=\"/_content/{theme}/{name}\"", html, StringComparison.Ordinal);
                icons.Add($"/_content/{theme}/{name}");
            }
            foreach (var icon in icons)
                Assert.True((await client.GetAsync(icon)).IsSuccessStatusCode, $"{icon} is not there.");
            Assert.Equal($"/_content/{theme}/favicon.ico", (await client.GetAsync("/favicon.ico")).Headers.Location?.OriginalString);
        }
    }

    [Theory, BothDatabases]
    public async Task Search_engines_find_every_public_page(DatabaseProvider provider)
    {
        var site = await sites.GetAsync(provider);
        var mix = await site.PublishedMixAsync(Unique("Mix"));
        var draft = await site.PublishedMixAsync(Unique("Gone"));
        await site.ManageAsync(manager => manager.UnpublishAsync(draft.ContentItemId, null, CancellationToken.None));
        var root = site.Address.ToString().TrimEnd('/');
        XNamespace schema = "http://www.sitemaps.org/schemas/sitemap/0.9";
        var index = XDocument.Parse(await site.GetAsync("/sitemap.xml"));
        Assert.Equal([$"{root}/sitemap-1.xml"], index.Descendants(schema + "loc").Select(loc => loc.Value));
        var part = XDocument.Parse(await site.GetAsync("/sitemap-1.xml"));
        var pages = part.Descendants(schema + "url").ToDictionary(url => url.Element(schema + "loc")!.Value, url => url.Element(schema + "lastmod")?.Value);
        Assert.NotNull(pages[root + PathOf(mix)]);
        Assert.Contains(root + "/", pages.Keys);
        Assert.Contains(root + "/courses", pages.Keys);
        Assert.DoesNotContain(root + PathOf(draft), pages.Keys);
        await site.GetAsync("/sitemap-2.xml", HttpStatusCode.NotFound);
        var robots = await site.GetAsync("/robots.txt");
        Assert.Contains("Disallow: /admin\n", robots, StringComparison.Ordinal);
        Assert.Contains($"Sitemap: {root}/sitemap.xml\n", robots, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task Texts_are_compressed_for_strangers_only(DatabaseProvider provider)
    {
        var site = await sites.GetAsync(provider);
        foreach (var (path, cookie, expected) in new[]
        {
            ("/events", null, "br"), ("/search?q=one", null, "br"), ("/events.ics", null, "br"), ("/login", "jaytek.csrf=1", "br"),
            ("/search?q=one", "jaytek.session=1", null), ("/login", "jaytek.session=1", null),
        })
        {
            using var client = site.NewClient();
            using var request = new HttpRequestMessage(HttpMethod.Get, path);
            request.Headers.Add("Accept-Encoding", "gzip, br");
            if (cookie is not null)
                request.Headers.Add("Cookie", cookie);
            using var answer = await client.SendAsync(request);
            Assert.Equal(expected, answer.Content.Headers.ContentEncoding.SingleOrDefault());
        }
    }

    private static string Line(string calendar, string name) =>
        calendar.Split("\r\n").First(line => line.StartsWith(name + ":", StringComparison.Ordinal))[(name.Length + 1)..];
}
