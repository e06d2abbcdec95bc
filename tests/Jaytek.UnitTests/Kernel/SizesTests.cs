using Jaytek.Kernel;

namespace Jaytek.UnitTests.Kernel;

public sealed class SizesTests
{
    [Theory]
    [InlineData(0, "0 bytes")]
    [InlineData(999, "999 bytes")]
    [InlineData(1_000, "1 kB")]
    [InlineData(1_536, "1.5 kB")]
    [InlineData(23_400_000, "23 MB")]
    [InlineData(1_500_000_000, "1.5 GB")]
    public void Bytes_are_told_in_powers_of_a_thousand(long bytes, string words) => Assert.Equal(words, Sizes.Of(bytes));
}
