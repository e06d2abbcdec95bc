using System.Globalization;
using Jaytek.Portfolio.Events;

namespace Jaytek.UnitTests.Portfolio;

public sealed class VenueTimeTests
{
    // The second column is checked against the tz database by hand: offset before a gap, first of two equal times.
    [Theory]
    [InlineData("Europe/Lisbon", "2026-11-28T23:00", "2026-11-28T23:00Z")]
    [InlineData("Europe/Lisbon", "2026-07-04T22:30", "2026-07-04T21:30Z")]
    [InlineData("America/New_York", "2026-01-10T22:00", "2026-01-11T03:00Z")]
    [InlineData("Asia/Kolkata", "2026-01-10T22:00", "2026-01-10T16:30Z")]
    [InlineData("Asia/Kathmandu", "2026-01-10T22:00", "2026-01-10T16:15Z")]
    [InlineData("Pacific/Kiritimati", "2026-01-01T00:30", "2025-12-31T10:30Z")]
    [InlineData("Pacific/Pago_Pago", "2026-01-01T00:30", "2026-01-01T11:30Z")]
    [InlineData("UTC", "2026-01-01T00:00", "2026-01-01T00:00Z")]
    public void Wall_clock_and_zone_make_an_instant(string zone, string local, string utc) => AssertUtc(zone, local, utc);

    [Theory]
    [InlineData("Europe/Berlin", "2026-03-29T01:59", "2026-03-29T00:59Z")]
    [InlineData("Europe/Berlin", "2026-03-29T02:00", "2026-03-29T01:00Z")]
    [InlineData("Europe/Berlin", "2026-03-29T02:30", "2026-03-29T01:30Z")]
    [InlineData("Europe/Berlin", "2026-03-29T03:00", "2026-03-29T01:00Z")]
    [InlineData("America/New_York", "2026-03-08T02:30", "2026-03-08T07:30Z")]
    [InlineData("Australia/Lord_Howe", "2026-10-04T02:15", "2026-10-03T15:45Z")]
    public void Time_that_is_skipped_is_taken_with_the_offset_from_before_the_gap(string zone, string local, string utc) => AssertUtc(zone, local, utc);

    [Theory]
    [InlineData("Europe/Berlin", "2026-10-25T01:59", "2026-10-24T23:59Z")]
    [InlineData("Europe/Berlin", "2026-10-25T02:30", "2026-10-25T00:30Z")]
    [InlineData("Europe/Berlin", "2026-10-25T03:00", "2026-10-25T02:00Z")]
    [InlineData("America/New_York", "2026-11-01T01:30", "2026-11-01T05:30Z")]
    [InlineData("Australia/Lord_Howe", "2026-04-05T01:45", "2026-04-04T14:45Z")]
    public void Of_a_time_that_comes_twice_the_first_is_meant(string zone, string local, string utc) => AssertUtc(zone, local, utc);

    [Theory]
    [InlineData("Europe/Atlantis")]
    [InlineData("W. Europe Standard Time")]
    [InlineData("+01:00")]
    [InlineData("../../etc/passwd")]
    [InlineData("")]
    [InlineData(null)]
    public void Only_names_of_the_iana_database_are_zones(string? id) => Assert.Null(VenueTime.Zone(id));

    [Theory]
    [InlineData("2026-02-30T22:00")]
    [InlineData("2026-11-28 23:00")]
    [InlineData("2026-11-28T23:00:00")]
    [InlineData("2026-11-28T24:00")]
    [InlineData("28.11.2026 23:00")]
    [InlineData("")]
    [InlineData(null)]
    public void Only_the_agreed_notation_is_a_time(string? text) => Assert.Null(VenueTime.Parse(text));

    private static void AssertUtc(string zone, string local, string utc) =>
        Assert.Equal(
            DateTimeOffset.Parse(utc, CultureInfo.InvariantCulture),
            VenueTime.ToUtc(VenueTime.Parse(local)!.Value, VenueTime.Zone(zone)!));
}
