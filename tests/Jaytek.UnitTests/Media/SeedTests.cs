using Jaytek.Media.Seeds;

namespace Jaytek.UnitTests.Media;

public sealed class SeedTests
{
    /// <summary>Test vectors of the FNV authors.</summary>
    [Theory]
    [InlineData("", 0x811c9dc5u)]
    [InlineData("a", 0xe40c292cu)]
    [InlineData("foobar", 0xbf9cf968u)]
    public void Hashes_are_FNV_1a(string text, uint hash) => Assert.Equal(hash, Fnv1a.Hash(text));

    [Fact]
    public void Random_numbers_stay_within_their_bounds_and_spread()
    {
        var random = new SeededRandom("seed");
        var counts = new int[10];
        for (var i = 0; i < 10_000; i++)
            counts[random.Below(10)]++;
        Assert.All(counts, c => Assert.InRange(c, 800, 1200));
    }

    [Fact]
    public void Sine_and_pitch_are_as_exact_as_needed()
    {
        for (var turns = -3.0; turns < 3; turns += 0.0137)
            Assert.InRange(ExactMath.SinTurns(turns) - Math.Sin(turns * Math.Tau), -1e-8, 1e-8);
        Assert.Equal(440, ExactMath.NoteFrequency(69), 9);
        Assert.Equal(55, ExactMath.NoteFrequency(33), 9);
        Assert.Equal(8.1757989156, ExactMath.NoteFrequency(0), 9);
    }
}
