using System.Net;
using Jaytek.Contents.Contracts;
using Jaytek.Engine.Data;
using Jaytek.Identity.Roles;
using Jaytek.IntegrationTests.Contents;
using Jaytek.IntegrationTests.Identity;
using Jaytek.IntegrationTests.Sites;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Jaytek.IntegrationTests.Site;

/// <summary>Lists that a visitor narrows by their address.</summary>
[Collection(nameof(PublicPages))]
public sealed class NarrowedListTests(PublicSites sites)
{
    [Theory, BothDatabases]
    public async Task City_narrows_DJs_and_a_new_city_can_be_chosen_at_once(DatabaseProvider provider)
    {
        var site = await sites.GetAsync(provider);
        await site.GetAsync("/djs");
        var here = await site.PublishedAsync(In("Ystad", PublicItems.Unique("Here")));
        var there = await site.PublishedAsync(In("Ålesund", PublicItems.Unique("There")));

        var narrowed = await site.GetAsync("/djs?city=alesund");

        Assert.Contains(PublicItems.PathOf(there), narrowed, StringComparison.Ordinal);
        Assert.DoesNotContain(PublicItems.PathOf(here), narrowed, StringComparison.Ordinal);
        Assert.Contains("<option value=\"alesund\" selected=\"selected\">&#xC5;lesund (", narrowed, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task Choices_are_made_of_what_the_visitor_may_view_whoever_asked_first(DatabaseProvider provider)
    {
        await using var site = await TestSite.StartAsync(provider, new TestSiteOptions("jaytek"));
        var dj = await site.PublishedAsync(In("Ystad", PublicItems.Unique("Hidden")));
        await site.PublishedAsync(PublicItems.Event(PublicItems.Unique("Open"), "2093-05-03T20:00", djId: dj.ContentItemId));
        using var admin = await site.BrowserAsync(await site.NewAsync("Administrator"));
        Assert.Contains("Ystad (", await admin.GetStringAsync("/djs"), StringComparison.Ordinal);
        Assert.Contains("Ystad (", await site.GetAsync("/djs"), StringComparison.Ordinal);

        await site.InScopeAsync(async services =>
        {
            var anonymous = await services.GetRequiredService<JaytekDb>().Set<AppRole>().SingleAsync(role => role.Name == "Anonymous");
            var held = await services.GetRequiredService<JaytekDb>().Set<RolePermission>().Where(one => one.RoleId == anonymous.Id).Select(one => one.Name).ToListAsync();
            return await services.GetRequiredService<SaveRole>().RunAsync(
                new RoleInput("Anonymous", "", [.. held.Where(name => !name.Contains("DJProfile", StringComparison.Ordinal))], PermissionBehavior.Replace), CancellationToken.None);
        });
        Assert.Contains("Ystad (", await admin.GetStringAsync("/djs"), StringComparison.Ordinal);
        Assert.DoesNotContain("Ystad", await site.GetAsync("/djs"), StringComparison.Ordinal);
        Assert.DoesNotContain("Hidden", await site.GetAsync("/events"), StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task Choice_that_nothing_fits_is_an_empty_list_with_a_way_out(DatabaseProvider provider)
    {
        var site = await sites.GetAsync(provider);

        var html = await site.GetAsync("/djs?city=atlantis");

        Assert.Contains("Nothing fits", html, StringComparison.Ordinal);
        Assert.Contains("href=\"/djs\"", html, StringComparison.Ordinal);
        await site.GetAsync("/djs?city=atlantis&page=2", HttpStatusCode.NotFound);
    }

    [Theory, BothDatabases]
    public async Task Calendar_shows_a_month_by_the_venues_clocks(DatabaseProvider provider)
    {
        var site = await sites.GetAsync(provider);
        // In UTC both lie in other months than on their walls.
        var first = await site.PublishedAsync(PublicItems.Event(PublicItems.Unique("First"), "2091-03-01T03:00", zone: "Pacific/Auckland"));
        var last = await site.PublishedAsync(PublicItems.Event(PublicItems.Unique("Last"), "2091-03-31T23:00", zone: "America/New_York"));
        var next = await site.PublishedAsync(PublicItems.Event(PublicItems.Unique("Next"), "2091-04-01T00:00", zone: "Pacific/Auckland"));

        var march = await site.GetAsync("/events?month=2091-03");

        Assert.Contains(PublicItems.PathOf(first), march, StringComparison.Ordinal);
        Assert.Contains(PublicItems.PathOf(last), march, StringComparison.Ordinal);
        Assert.DoesNotContain(PublicItems.PathOf(next), march, StringComparison.Ordinal);
        Assert.Contains("href=\"/events?month=2091-02\"", march, StringComparison.Ordinal);
        Assert.Contains("href=\"/events?month=2091-04\"", march, StringComparison.Ordinal);
    }

    [Theory]
    [BothDatabases("0000-00")]
    [BothDatabases("2091-13")]
    [BothDatabases("9999-12")]
    [BothDatabases("soon")]
    public async Task Month_that_is_none_is_not_there(DatabaseProvider provider, string month) =>
        await (await sites.GetAsync(provider)).GetAsync($"/events?month={month}", HttpStatusCode.NotFound);

    [Theory, BothDatabases]
    public async Task Month_keeps_the_choice_when_one_steps_on(DatabaseProvider provider)
    {
        var site = await sites.GetAsync(provider);
        await site.PublishedAsync(PublicItems.Event(PublicItems.Unique("Here"), "2092-05-03T20:00"));

        var html = await site.GetAsync("/events?month=2092-05&city=lisbon");

        Assert.Contains("/events?month=2092-06&amp;city=lisbon", html, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task Courses_by_price_compare_amounts_within_a_currency_only(DatabaseProvider provider)
    {
        var site = await sites.GetAsync(provider);
        var dear = await CourseAsync(site, 9900, "EUR");
        var cheap = await CourseAsync(site, 900, "EUR");
        var free = await CourseAsync(site, 0, "EUR");
        var yen = await CourseAsync(site, 1, "JPY");

        var up = await site.GetAsync("/courses?sort=price");
        var down = await site.GetAsync("/courses?sort=price-down");

        Assert.Equal([free, cheap, dear, yen], Order(up, dear, cheap, free, yen));
        Assert.Equal([dear, cheap, yen, free], Order(down, dear, cheap, free, yen));
    }

    private static ContentItem In(string city, string name)
    {
        var dj = PublicItems.DJ(name);
        dj.GetOrAddField("DJProfile", "Location")["Text"] = city;
        return dj;
    }

    private static async Task<string> CourseAsync(TestSite site, int minor, string currency)
    {
        var course = PublicItems.Course(PublicItems.Unique("Course"));
        course.GetOrAddField("Course", "Price")["Value"] = minor;
        course.GetOrAddField("Course", "Currency")["Text"] = currency;
        return PublicItems.PathOf(await site.PublishedAsync(course));
    }

    private static IReadOnlyList<string> Order(string html, params string[] paths) =>
        [.. paths.OrderBy(path => html.IndexOf($"href=\"{path}\"", StringComparison.Ordinal))];
}
