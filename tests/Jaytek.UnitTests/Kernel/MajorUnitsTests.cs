using System.Globalization;
using Jaytek.Kernel;

namespace Jaytek.UnitTests.Kernel;

public sealed class MajorUnitsTests
{
    [Theory]
    [InlineData(1_250, "EUR", "12.50")]
    [InlineData(5, "EUR", "0.05")]
    [InlineData(-5, "EUR", "-0.05")]
    [InlineData(0, "EUR", "0.00")]
    [InlineData(1_250, "JPY", "1250")]
    [InlineData(1_250, "KWD", "1.250")]
    [InlineData(1_250, "CLF", "0.1250")]
    [InlineData(long.MaxValue, "EUR", "92233720368547758.07")]
    [InlineData(long.MinValue, "EUR", "-92233720368547758.08")]
    public void Amount_is_written_with_its_currencys_decimals_and_read_back(long minor, string currency, string text)
    {
        Assert.Equal(text, MajorUnits.Format(new Money(minor, currency)));
        Assert.Equal(new Money(minor, currency), MajorUnits.Parse(text, currency));
    }

    [Theory]
    [InlineData("12", 1_200)]
    [InlineData("12.5", 1_250)]
    [InlineData("-0.5", -50)]
    [InlineData("007.10", 710)]
    public void Missing_decimals_are_zero(string text, long minor) =>
        Assert.Equal(new Money(minor, "EUR"), MajorUnits.Parse(text, "EUR"));

    [Theory]
    [InlineData("", "EUR")]
    [InlineData("-", "EUR")]
    [InlineData("+1", "EUR")]
    [InlineData("1.", "EUR")]
    [InlineData(".5", "EUR")]
    [InlineData("1,50", "EUR")]
    [InlineData("1 000", "EUR")]
    [InlineData("1e3", "EUR")]
    [InlineData("1.505", "EUR")]
    [InlineData("1.0", "JPY")]
    [InlineData("١", "EUR")]
    [InlineData("92233720368547758.08", "EUR")]
    [InlineData("99999999999999999999999999999999", "EUR")]
    [InlineData("1.00", "DEM")]
    [InlineData("1.00", null)]
    [InlineData(null, "EUR")]
    public void Anything_else_is_refused_rather_than_guessed(string? text, string? currency) =>
        Assert.False(MajorUnits.TryParse(text, currency, out _));

    [Fact]
    public void Culture_does_not_matter()
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");
        try
        {
            Assert.Equal("-1234.56 EUR", new Money(-123_456, "EUR").ToString());
            Assert.Equal(new Money(150, "EUR"), MajorUnits.Parse("1.50", "EUR"));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
