using Jaytek.Media.Contracts;

namespace Jaytek.UnitTests.Media;

public sealed class WaveformTests
{
    private static readonly Waveform Rising = new(4, new sbyte[] { -10, 10, -20, 20, -40, 30, -80, 60 });

    [Fact]
    public void Bars_are_relative_to_the_loudest() => Assert.Equal([0.125, 0.25, 0.5, 1], Rising.Bars(4));

    [Fact]
    public void Fewer_bars_keep_the_loudest_of_each_stretch_and_more_bars_repeat()
    {
        Assert.Equal([0.25, 1], Rising.Bars(2));
        Assert.Equal([0.125, 0.125, 0.25, 0.25, 0.5, 0.5, 1, 1], Rising.Bars(8));
    }

    [Fact]
    public void The_drawing_is_one_path_of_bars_two_wide_with_gaps_of_two()
    {
        Assert.Equal("M0 43.8h2v12.5h-2zM4 37.5h2v25h-2zM8 25h2v50h-2zM12 0h2v100h-2z", Rising.ToSvgPath(4, 100));
        Assert.Equal(14, Waveform.WidthOf(4));
    }

    [Fact]
    public void Silence_and_emptiness_draw_a_thin_line()
    {
        Assert.Equal([0.0, 0.0], new Waveform(0, Array.Empty<sbyte>()).Bars(2));
        Assert.Equal("M0 48.5h2v3h-2zM4 48.5h2v3h-2z", new Waveform(1, new sbyte[4]).ToSvgPath(2, 100));
    }

    [Fact]
    public void Peaks_come_in_pairs() => Assert.Throws<ArgumentException>(() => new Waveform(1, new sbyte[3]));
}
