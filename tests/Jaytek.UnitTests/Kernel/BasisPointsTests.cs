using Jaytek.Kernel;

namespace Jaytek.UnitTests.Kernel;

public sealed class BasisPointsTests
{
    [Theory]
    [InlineData("70", 7_000)]
    [InlineData(" 12.5 % ", 1_250)]
    [InlineData("0.01", 1)]
    [InlineData("100", 10_000)]
    public void A_percentage_is_read_and_said_again(string text, int basisPoints)
    {
        Assert.True(BasisPoints.TryParse(text, out var read));
        Assert.Equal(basisPoints, read);
        Assert.True(BasisPoints.TryParse(BasisPoints.Format(read), out var again));
        Assert.Equal(read, again);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("0")]
    [InlineData("-5")]
    [InlineData("100.01")]
    [InlineData("0.001")]
    [InlineData("1e1")]
    [InlineData("12,5")]
    [InlineData("99999999999999999999999999999999999999")]
    public void What_is_no_percentage_is_refused(string? text) => Assert.False(BasisPoints.TryParse(text, out _));
}
