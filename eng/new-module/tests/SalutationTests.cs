using Jaytek.__Name__.Greeting;

namespace Jaytek.UnitTests.__Name__;

public sealed class SalutationTests
{
    [Theory]
    [InlineData(4, "Good night")]
    [InlineData(5, "Good morning")]
    [InlineData(12, "Good afternoon")]
    [InlineData(18, "Good evening")]
    [InlineData(22, "Good night")]
    public void The_hour_decides(int hour, string expected) =>
        Assert.Equal(expected, Salutation.At(new DateTimeOffset(2026, 5, 1, hour, 0, 0, TimeSpan.Zero)));
}
