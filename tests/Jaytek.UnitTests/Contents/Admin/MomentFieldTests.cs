using Jaytek.Contents.Admin.Editors;
using Jaytek.Contents.Contracts;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace Jaytek.UnitTests.Contents.Admin;

public sealed class MomentFieldTests
{
    private static readonly TimeZoneInfo Berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");

    private static readonly FormInput Doors = new("Value", FormControl.DateTime, "Doors");

    [Theory]
    [InlineData("2026-05-01T22:00", null, "2026-05-01T20:00:00Z")]
    [InlineData("2026-12-01T22:00", null, "2026-12-01T21:00:00Z")]
    [InlineData("2026-10-25T02:30", "+02:00", "2026-10-25T00:30:00Z")]
    [InlineData("2026-10-25T02:30", "+01:00", "2026-10-25T01:30:00Z")]
    [InlineData("", null, "")]
    public void A_time_on_the_sites_clock_is_kept_in_UTC(string typed, string? offset, string kept)
    {
        var (text, errors) = Take(typed, offset);

        Assert.Equal(kept, text);
        Assert.True(errors.IsEmpty);
    }

    [Fact]
    public void A_time_that_the_clocks_skip_is_refused_by_name()
    {
        var (text, errors) = Take("2026-03-29T02:30", null);

        Assert.Equal(["Doors: 02:30 does not exist in Europe/Berlin on 29 March 2026: clocks go from 02:00 to 03:00."], errors.ToError().Members!["When"]);
        Assert.Equal("2026-03-29T02:30", MomentField.Show(Doors.With(text), Berlin).Value);
    }

    [Fact]
    public void A_time_that_comes_twice_is_asked_back_and_shown_with_both_answers()
    {
        var (text, errors) = Take("2026-10-25T02:30", null);

        Assert.StartsWith("Doors: 02:30 comes twice that night", Assert.Single(errors.ToError().Members!["When"]), StringComparison.Ordinal);
        var shown = MomentField.Show(Doors.With(text), Berlin);
        Assert.Equal(["2026-10-25T02:30"], shown.Values);
        Assert.Equal(["+02:00", "+01:00"], shown.Options.Select(option => option.Value));
    }

    [Fact]
    public void What_was_kept_is_shown_on_the_sites_clock_and_says_which_of_two_it_is()
    {
        Assert.Equal(["2026-05-01T22:00"], MomentField.Show(Doors.With("2026-05-01T20:00:00"), Berlin).Values);
        Assert.Equal(["2026-10-25T02:30", "+01:00"], MomentField.Show(Doors.With("2026-10-25T01:30:00"), Berlin).Values);
    }

    private static (string? Text, ContentErrors Errors) Take(string typed, string? offset)
    {
        var form = new Dictionary<string, StringValues> { ["When.Value"] = typed };
        if (offset is not null)
            form["When.Value.$offset"] = offset;
        var errors = new ContentErrors();
        var values = MomentField.Take([Doors], new FormValues(new FormCollection(form)).In("When"), Berlin, _ => errors.In("When"));
        return (values.Text("Value"), errors);
    }
}
