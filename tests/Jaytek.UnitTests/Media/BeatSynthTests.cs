using Jaytek.Media.Contracts;
using Jaytek.Media.Sounds;
using Jaytek.Media.Waveforms;

namespace Jaytek.UnitTests.Media;

public sealed class BeatSynthTests
{
    [Theory]
    [InlineData("House", 122, "1e0134da4eedf1c2")]
    [InlineData("Techno", 132, "6e60e0b3bb278f2f")]
    [InlineData("Jungle", 170, "32be3171851c0193")]
    [InlineData("Ambient", 78, "cfe143838d1a992d")]
    [InlineData("Trance", 138, "da5b5c2625463512")]
    public void The_same_seed_plays_the_same_bytes(string genre, int bpm, string fingerprint) =>
        Assert.Equal(fingerprint, Fingerprint.Of(BeatSynth.Render(new BeatSource("harbour-lights", genre, bpm))));

    [Theory]
    [InlineData("House", 122)]
    [InlineData("Techno", 136)]
    [InlineData("Breaks", 132)]
    [InlineData("Dub", 90)]
    [InlineData("Progressive", 140)]
    public async Task Four_bars_last_as_long_as_the_tempo_says_and_have_a_shape(string genre, int bpm)
    {
        var waveform = await MeasureAsync(BeatSynth.Render(new BeatSource("x", genre, bpm)));
        Assert.Equal(16 * 60.0 / bpm, waveform.DurationSeconds, 2);
        var bars = waveform.Bars(64);
        Assert.Equal(1, bars.Max(), 6);
        var spread = bars.Max() - bars.Min();
        Assert.True(spread > 0.35, $"The waveform is flat: {spread:0.00}");
        Assert.All(bars, b => Assert.True(b > 0.02, "There is a hole in the beat."));
    }

    [Fact]
    public async Task The_loudest_sample_stays_below_full_scale()
    {
        var waveform = await MeasureAsync(BeatSynth.Render(new BeatSource("y", "House", 120)));
        var loudest = waveform.Peaks.ToArray().Max(p => Math.Abs((int)p));
        Assert.InRange(loudest, 110, 116);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-5)]
    [InlineData(100_000)]
    public void An_absurd_tempo_still_plays(int bpm) =>
        Assert.InRange(BeatSynth.Render(new BeatSource("z", "House", bpm)).Length, 100_000, 800_000);

    private static async Task<Waveform> MeasureAsync(byte[] wav)
    {
        var waveform = await WavReader.MeasureAsync(new MemoryStream(wav), CancellationToken.None);
        Assert.NotNull(waveform);
        return waveform;
    }
}
