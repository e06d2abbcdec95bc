using Jaytek.Contents.Contracts;
using Jaytek.Pages.Contracts;
using Jaytek.Portfolio.Events;

namespace Jaytek.UnitTests.Portfolio;

public sealed class ComputeEventStartTests
{
    [Fact]
    public void Start_in_utc_follows_the_wall_clock_whatever_stood_there()
    {
        var item = Event("2026-07-04T22:30", "2026-07-05T06:00", "Europe/Lisbon");
        item.GetOrAddField("Event", "StartUtc")["Value"] = "1999-01-01T00:00:00Z";

        Assert.Empty(Errors(item));
        Assert.Equal("2026-07-04T21:30:00Z", item.Field("Event", "StartUtc")!["Value"].AsText());
    }

    [Theory]
    [InlineData("2026-07-04T22:30", null, "Europe/Atlantis", "Event.TimeZone")]
    [InlineData("2026-13-04T22:30", null, "Europe/Lisbon", "Event.StartLocal")]
    [InlineData("9999-12-31T23:59", null, "Europe/Lisbon", "Event.StartLocal")]
    [InlineData("0001-01-01T00:00", null, "Europe/Lisbon", "Event.StartLocal")]
    [InlineData("2026-07-04T22:30", "9999-12-31T23:59", "Europe/Lisbon", "Event.EndLocal")]
    [InlineData("2026-07-04T22:30", "midnight", "Europe/Lisbon", "Event.EndLocal")]
    [InlineData("2026-07-04T22:30", "2026-07-04T22:30", "Europe/Lisbon", "Event.EndLocal")]
    [InlineData("2026-03-29T02:30", null, "Europe/Berlin", "Event.StartLocal")]
    [InlineData("2026-03-28T23:30", "2026-03-29T02:30", "Europe/Berlin", "Event.EndLocal")]
    public void What_does_not_exist_is_an_error_beside_its_field(string? start, string? end, string? zone, string member) =>
        Assert.Equal([member], Errors(Event(start, end, zone)));

    [Theory]
    [InlineData(null, "Europe/Lisbon")]
    [InlineData("2026-07-04T22:30", null)]
    [InlineData("2026-07-04T22:30", "Europe/Atlantis")]
    public void Without_a_time_in_a_zone_there_is_no_instant_to_sort_by(string? start, string? zone)
    {
        var item = Event(start, null, zone);
        item.GetOrAddField("Event", "StartUtc")["Value"] = "1999-01-01T00:00:00Z";

        Errors(item);

        Assert.Null(item.Field("Event", "StartUtc"));
    }

    [Fact]
    public void The_last_instant_of_the_calendar_is_not_over_and_the_first_one_is()
    {
        Assert.False(EventHours.IsOver(DateTimeOffset.MaxValue, DateTimeOffset.UnixEpoch));
        Assert.True(EventHours.IsOver(DateTimeOffset.MinValue, DateTimeOffset.UnixEpoch));
    }

    private static ContentItem Event(string? start, string? end, string? zone)
    {
        var item = new ContentItem("Event");
        foreach (var (field, text) in new[] { ("StartLocal", start), ("EndLocal", end), ("TimeZone", zone) })
        {
            if (text is not null)
                item.GetOrAddField("Event", field)["Text"] = text;
        }
        return item;
    }

    private static IEnumerable<string> Errors(ContentItem item)
    {
        var errors = new ContentErrors();
        ComputeEventStart.Compute(item, errors);
        return errors.ToError().Members!.Keys;
    }
}
