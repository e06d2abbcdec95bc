using System.Globalization;
using System.Text.Json.Nodes;

namespace Jaytek.UnitTests.Demo;

public sealed class DemoEventTests
{
    private static readonly HashSet<string> s_countries = CultureInfo.GetCultures(CultureTypes.SpecificCultures)
        .Select(culture => new RegionInfo(culture.Name).TwoLetterISORegionName).ToHashSet(StringComparer.Ordinal);

    [Fact]
    public void Zones_are_iana_names_and_some_change_their_clocks()
    {
        var zones = DemoRecipes.OfType("Event").Select(item => item.Text("Event.TimeZone.Text")).Distinct(StringComparer.Ordinal).ToList();

        Assert.True(zones.Count >= 8);
        Assert.All(zones, zone =>
        {
            Assert.True(TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var found), zone);
            Assert.True(found!.HasIanaId, zone);
        });
        Assert.Contains(zones, HasSummerTime);
        Assert.Contains(zones, zone => !HasSummerTime(zone));
    }

    [Theory]
    [InlineData("Event", "Event.VenueCountry.Text")]
    [InlineData("DJProfile", "DJProfile.Country.Text")]
    public void Countries_are_codes_of_iso_3166(string type, string field) =>
        Assert.All(DemoRecipes.OfType(type), item => Assert.Contains(item.Text(field), s_countries));

    [Fact]
    public void Wall_clock_times_are_written_as_the_model_says_and_end_after_they_start() =>
        Assert.All(DemoRecipes.OfType("Event"), item => Assert.True(Start(item) < Local(item, "EndLocal"), item.Text("DisplayText")));

    [Fact]
    public void There_are_past_and_coming_events_and_one_each_that_is_cancelled_and_postponed()
    {
        var today = DemoRecipes.SetUpOn.ToDateTime(default);
        var events = DemoRecipes.OfType("Event").ToList();

        Assert.True(events.Count(item => Start(item) < today) >= 8);
        Assert.True(events.Count(item => Start(item) > today) >= 12);
        Assert.Single(events, item => item.Text("Event.Status.Text") == "Cancelled" && Start(item) > today);
        Assert.Single(events, item => item.Text("Event.Status.Text") == "Postponed" && Start(item) > today);
    }

    [Fact]
    public void Every_month_of_the_past_year_and_of_the_next_half_has_a_date()
    {
        var today = DemoRecipes.SetUpOn.ToDateTime(default);
        var starts = DemoRecipes.OfType("Event").Select(Start).ToList();

        Assert.All(Enumerable.Range(-12, 18), month =>
            Assert.Contains(starts, start => start >= today.AddMonths(month) && start < today.AddMonths(month + 1)));
    }

    // Not SupportsDaylightSavingTime, which is true as well where clocks were changed in the past only.
    private static bool HasSummerTime(string zone)
    {
        var found = TimeZoneInfo.FindSystemTimeZoneById(zone);
        return found.GetUtcOffset(new DateTime(2027, 1, 15)) != found.GetUtcOffset(new DateTime(2027, 7, 15));
    }

    private static DateTime Start(JsonNode item) => Local(item, "StartLocal");

    private static DateTime Local(JsonNode item, string field) =>
        DateTime.ParseExact(item.Text($"Event.{field}.Text"), "yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture);
}
