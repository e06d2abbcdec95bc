using Jaytek.Kernel;

namespace Jaytek.UnitTests.Kernel;

public sealed class CurrencyTests
{
    [Theory]
    [InlineData("JPY", 0, 1)]
    [InlineData("UYI", 0, 1)]
    [InlineData("EUR", 2, 100)]
    [InlineData("NGN", 2, 100)]
    [InlineData("XCG", 2, 100)]
    [InlineData("KWD", 3, 1_000)]
    [InlineData("CLF", 4, 10_000)]
    public void Exponent_is_that_of_iso_4217(string code, int exponent, long minorPerMajor)
    {
        var currency = Currency.Of(code);

        Assert.Equal((exponent, minorPerMajor), (currency.Exponent, currency.MinorPerMajor));
    }

    [Theory]
    [InlineData("DEM")]
    [InlineData("HRK")]
    [InlineData("BGN")]
    [InlineData("ANG")]
    [InlineData("ZWL")]
    public void Historic_currency_is_refused(string code) => Assert.False(Currency.TryFind(code, out _));

    [Theory]
    [InlineData("XAU")]
    [InlineData("XDR")]
    [InlineData("XTS")]
    [InlineData("XXX")]
    public void Code_without_a_minor_unit_is_refused(string code) => Assert.False(Currency.TryFind(code, out _));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("eur")]
    [InlineData("EURO")]
    [InlineData("ABC")]
    public void What_is_no_code_is_refused(string? code) => Assert.False(Currency.TryFind(code, out _));

    [Fact]
    public void Table_holds_each_current_currency_once()
    {
        var byExponent = Currency.All.CountBy(currency => currency.Exponent).OrderBy(count => count.Key).Select(count => (count.Key, count.Value));

        // The counts of ISO 4217 list one after amendment 180 (Bulgaria's euro), which the table must be compared with when it changes.
        Assert.Equal([(0, 17), (2, 139), (3, 7), (4, 2)], byExponent);
        Assert.All(Currency.All, currency => Assert.Matches("^[A-Z]{3}$", currency.Code));
    }
}
