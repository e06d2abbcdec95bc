namespace Jaytek.UnitTests.Demo;

public sealed class DemoMixTests
{
    [Fact]
    public void Duration_is_that_of_the_audio_file() =>
        Assert.All(DemoRecipes.OfType("Mix"), mix =>
        {
            var file = DemoAudio.Files[Assert.Single(mix.Texts("Mix.Audio.Paths"))];

            Assert.Equal(mix.Number("Mix.Bpm.Value"), file.Number("Bpm"));
            Assert.Equal(DemoAudio.Seconds(file.Number("Bpm")), mix.Number("Mix.DurationSeconds.Value"), tolerance: 0.001);
        });

    [Fact]
    public void Tracklist_has_five_to_ten_tracks_that_start_one_after_the_other_inside_the_audio() =>
        Assert.All(DemoRecipes.OfType("Mix"), mix =>
        {
            var starts = mix.Objects("Tracklist.ContentItems").Select(entry => entry.Number("TracklistEntry.StartSeconds.Value")).ToList();

            Assert.InRange(starts.Count, 5, 10);
            Assert.Equal(0, starts[0]);
            Assert.All(starts.Zip(starts.Skip(1)), pair => Assert.True(pair.First < pair.Second));
            Assert.True(starts[^1] < mix.Number("Mix.DurationSeconds.Value"));
        });

    [Fact]
    public void No_artist_comes_twice_in_a_row_unless_nobody_knows_who_it_is() =>
        Assert.All(DemoRecipes.OfType("Mix"), mix =>
        {
            var artists = mix.Objects("Tracklist.ContentItems").Select(entry => entry.Text("TracklistEntry.Artist.Text")).ToList();

            Assert.All(artists.Zip(artists.Skip(1)), pair => Assert.True(pair.First != pair.Second || pair.First == "ID", mix.Text("DisplayText")));
        });

    [Fact]
    public void A_mix_is_recorded_before_it_is_published() =>
        Assert.All(DemoRecipes.OfType("Mix"), mix =>
            Assert.True(Moment(mix.Text("Mix.RecordedOn.Value")) < Moment(mix.Text("PublishedUtc"))));

    [Fact]
    public void Every_dj_has_a_mix()
    {
        var played = DemoRecipes.OfType("Mix").SelectMany(mix => mix.Texts("Mix.DJ.ContentItemIds")).ToHashSet(StringComparer.Ordinal);

        Assert.All(DemoRecipes.OfType("DJProfile"), dj => Assert.Contains(dj.Text("ContentItemId"), played));
    }

    private static DateTimeOffset Moment(string text) => DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
