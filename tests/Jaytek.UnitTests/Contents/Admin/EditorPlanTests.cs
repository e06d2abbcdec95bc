using Jaytek.Contents.Admin.Editors;

namespace Jaytek.UnitTests.Contents.Admin;

public sealed class EditorPlanTests
{
    [Theory]
    [InlineData("2026-07-01T20:00", "2026-07-01T19:00")]
    [InlineData("2026-12-01T20:00:30", "2026-12-01T20:00:30")]
    // Clocks go from 01:00 to 02:00 on 29 March: half past one does not exist, and is left for the field to refuse.
    [InlineData("2026-03-29T01:30", null)]
    // On 25 October 01:30 comes twice; the first of both is meant.
    [InlineData("2026-10-25T01:30", "2026-10-25T00:30")]
    [InlineData("tomorrow", null)]
    [InlineData("", null)]
    public void Local_times_of_Lisbon_are_one_moment_each(string typed, string? expected) =>
        Assert.Equal(expected is null ? null : DateTime.Parse(expected, System.Globalization.CultureInfo.InvariantCulture),
            EditorPlan.ToUtc(typed, TimeZoneInfo.FindSystemTimeZoneById("Europe/Lisbon")));
}
