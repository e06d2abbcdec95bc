using Jaytek.Contents.Contracts;
using Jaytek.Engine.Data;
using Jaytek.IntegrationTests.Contents;
using Jaytek.IntegrationTests.Sites;

namespace Jaytek.IntegrationTests.Site;

[Collection(nameof(PublicPages))]
public sealed class EventPageTests(PublicSites sites)
{
    [Theory, BothDatabases]
    public async Task Coming_dates_stand_in_their_order_and_past_ones_on_a_page_of_their_own(DatabaseProvider provider)
    {
        var site = await sites.GetAsync(provider);
        var later = await site.PublishedAsync(PublicItems.Event(PublicItems.Unique("Later"), "2098-06-02T20:00"));
        var sooner = await site.PublishedAsync(PublicItems.Event(PublicItems.Unique("Sooner"), "2098-06-01T20:00"));
        var past = await site.PublishedAsync(PublicItems.Event(PublicItems.Unique("Past"), "2001-06-01T20:00"));

        var coming = await site.GetAsync("/events");
        var over = await site.GetAsync("/events?when=past");

        Assert.True(At(coming, sooner) < At(coming, later));
        Assert.DoesNotContain(PublicItems.PathOf(past), coming, StringComparison.Ordinal);
        Assert.Contains(PublicItems.PathOf(past), over, StringComparison.Ordinal);
        Assert.DoesNotContain(PublicItems.PathOf(later), over, StringComparison.Ordinal);
    }

    // 20:00 in Auckland is earlier than 10:00 of the same day in Lisbon.
    [Theory, BothDatabases]
    public async Task Dates_are_ordered_by_the_instant_and_not_by_the_wall_clock(DatabaseProvider provider)
    {
        var site = await sites.GetAsync(provider);
        var lisbon = await site.PublishedAsync(PublicItems.Event(PublicItems.Unique("Lisbon"), "2097-06-01T10:00"));
        var auckland = await site.PublishedAsync(PublicItems.Event(PublicItems.Unique("Auckland"), "2097-06-01T20:00", zone: "Pacific/Auckland"));

        var html = await site.GetAsync("/events");

        Assert.Equal("2097-06-01T08:00:00Z", auckland.Field("Event", "StartUtc")!["Value"].AsText());
        Assert.True(At(html, auckland) < At(html, lisbon));
    }

    [Theory, BothDatabases]
    public async Task Zone_that_does_not_exist_is_refused_beside_its_field(DatabaseProvider provider)
    {
        var site = await sites.GetAsync(provider);

        var result = await site.ManageAsync(manager =>
            manager.SaveDraftAsync(PublicItems.Event(PublicItems.Unique("Nowhere"), "2098-06-02T20:00", zone: "Europe/Atlantis"), null, CancellationToken.None));

        Assert.Equal("contents.item.invalid", result.Error!.Code);
        Assert.Contains("Event.TimeZone", result.Error.Members!.Keys);
    }

    [Theory, BothDatabases]
    public async Task Cancelled_date_says_so_and_sells_nothing(DatabaseProvider provider)
    {
        var site = await sites.GetAsync(provider);
        var date = PublicItems.Event(PublicItems.Unique("Off"), "2098-06-02T20:00");
        date.GetOrAddField("Event", "Status")["Text"] = "Cancelled";
        date.GetOrAddField("Event", "Ticket")["Url"] = "https://tickets.example/off";
        var published = await site.PublishedAsync(date);

        var html = await site.GetAsync(PublicItems.PathOf(published));

        Assert.Contains("Cancelled", html, StringComparison.Ordinal);
        Assert.DoesNotContain("tickets.example", html, StringComparison.Ordinal);
    }

    private static int At(string html, ContentItem item)
    {
        var at = html.IndexOf($"href=\"{PublicItems.PathOf(item)}\"", StringComparison.Ordinal);
        Assert.True(at >= 0, $"{item} is not on the page");
        return at;
    }
}
