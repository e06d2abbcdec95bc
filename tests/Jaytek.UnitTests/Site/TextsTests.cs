using Jaytek.Kernel;
using Jaytek.Night.Texts;

namespace Jaytek.UnitTests.Site;

public sealed class TextsTests
{
    [Theory]
    [InlineData(0, "0:00", "0 s")]
    [InlineData(7.869, "0:08", "8 s")]
    [InlineData(187, "3:07", "3 min")]
    [InlineData(2_700, "45:00", "45 min")]
    [InlineData(4_324, "1:12:04", "1 h 12 min")]
    [InlineData(7_200, "2:00:00", "2 h")]
    [InlineData(100_000, "27:46:40", "27 h 47 min")]
    [InlineData(-5, "0:00", "0 s")]
    [InlineData(double.NaN, "0:00", "0 s")]
    [InlineData(1e300, "0:00", "0 s")]
    public void Length_is_read_on_a_clock_and_told_roughly(double seconds, string face, string about) =>
        Assert.Equal((face, about), (Clock.Face(seconds), Clock.About(seconds)));

    [Theory]
    [InlineData(4_900, "EUR", "€49")]
    [InlineData(4_950, "EUR", "€49.50")]
    [InlineData(580_000, "JPY", "¥580,000")]
    [InlineData(123_456_789, "USD", "$1,234,567.89")]
    [InlineData(4_900, "CHF", "CHF\u00a049")]
    [InlineData(4_905, "KWD", "KWD\u00a04.905")]
    [InlineData(0, "EUR", "Free")]
    public void Price_is_written_as_visitors_read_it(long minor, string currency, string text) =>
        Assert.Equal(text, PriceText.Of(new Money(minor, currency)));

    [Fact]
    public void Dates_are_written_in_english()
    {
        var date = new DateTime(2026, 9, 5, 23, 0, 0);

        Assert.Equal("05 Sep Sat", $"{Dates.Day(date)} {Dates.Month(date)} {Dates.Weekday(date)}");
        Assert.Equal("Sat 5 Sep", Dates.Short(date));
        Assert.Equal("Saturday 5 September 2026", Dates.Long(date));
        Assert.Equal("5 Sep 2026", Dates.Medium(DateOnly.FromDateTime(date)));
        Assert.Equal("2026-09-05T23:00", Dates.Machine(date));
    }
}
