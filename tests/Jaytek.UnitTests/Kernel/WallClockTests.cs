using Jaytek.Kernel;

namespace Jaytek.UnitTests.Kernel;

public sealed class WallClockTests
{
    [Theory]
    [InlineData("Europe/Berlin", "2026-03-29T02:30", "02:30 does not exist in Europe/Berlin on 29 March 2026: clocks go from 02:00 to 03:00.")]
    [InlineData("Europe/Berlin", "2026-03-29T02:00", "02:00 does not exist in Europe/Berlin on 29 March 2026: clocks go from 02:00 to 03:00.")]
    [InlineData("Europe/Berlin", "2026-03-29T03:00", null)]
    [InlineData("Europe/Berlin", "2026-03-29T01:59", null)]
    [InlineData("Europe/Berlin", "2026-10-25T02:30", null)]
    [InlineData("Australia/Lord_Howe", "2026-10-04T02:15", "02:15 does not exist in Australia/Lord_Howe on 4 October 2026: clocks go from 02:00 to 02:30.")]
    public void A_time_that_clocks_skip_is_refused_with_the_gap(string zone, string local, string? expected) => Assert.Equal(
        expected, WallClock.Refuse(DateTime.Parse(local, System.Globalization.CultureInfo.InvariantCulture), TimeZoneInfo.FindSystemTimeZoneById(zone)));
}
