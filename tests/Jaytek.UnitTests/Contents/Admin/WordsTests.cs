using Jaytek.Contents.Admin;
using Jaytek.Contents.Admin.Editors;

namespace Jaytek.UnitTests.Contents.Admin;

public sealed class WordsTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("Mix", "Mixes")]
    [InlineData("DJ", "DJs")]
    [InlineData("Gallery", "Galleries")]
    [InlineData("Display", "Displays")]
    [InlineData("Sketch", "Sketches")]
    [InlineData("News", "News")]
    [InlineData("X", "X")]
    public void Lists_are_headed_by_the_plural(string one, string many) => Assert.Equal(many, Words.Plural(one));

    [Theory]
    [InlineData("Mix", "mix")]
    [InlineData("DJ", "DJ")]
    [InlineData("Track played", "track played")]
    public void Names_lose_their_capital_inside_a_sentence(string name, string inside) => Assert.Equal(inside, Words.Inside(name));

    [Theory]
    [InlineData("MenuItem", "Menu item")]
    [InlineData("Widget", "Widget")]
    [InlineData("DJProfile", "DJProfile")]
    public void Technical_names_come_apart(string technical, string words) => Assert.Equal(words, Words.Apart(technical));

    [Theory]
    [InlineData(20, "just now")]
    [InlineData(60 * 5, "5 min ago")]
    [InlineData(60 * 60 * 23, "23 h ago")]
    [InlineData(60 * 60 * 24 * 3, "3 d ago")]
    [InlineData(60 * 60 * 24 * 30, "23 Oct")]
    [InlineData(60 * 60 * 24 * 400, "18 Oct 2025")]
    public void Times_are_told_by_their_age(int seconds, string told) => Assert.Equal(told, Words.Ago(Now.AddSeconds(-seconds), Now, new EditorZone(TimeZoneInfo.Utc)));

    [Fact]
    public void Moments_and_days_are_those_of_the_sites_clocks()
    {
        var here = new EditorZone(TimeZoneInfo.FindSystemTimeZoneById("Pacific/Auckland"));

        Assert.Equal("23 November 2026, 01:00", Words.Moment(Now, here));
        Assert.Equal("2 Nov", Words.Ago(Now.AddDays(-21), Now, here));
    }
}
