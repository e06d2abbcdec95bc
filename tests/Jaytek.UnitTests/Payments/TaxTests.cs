using Jaytek.Kernel;
using Jaytek.Payments.Invoicing;

namespace Jaytek.UnitTests.Payments;

/// <summary>Prices hold their tax.</summary>
public sealed class TaxTests
{
    [Theory]
    [InlineData(11_900, "EUR", 1_900, 1_900)]
    [InlineData(10_000, "EUR", 0, 0)]
    [InlineData(99, "EUR", 1_900, 16)]
    [InlineData(1, "JPY", 1_000, 0)]
    [InlineData(110, "JPY", 1_000, 10)]
    [InlineData(1, "KWD", 10_000, 1)]
    public void The_tax_of_a_price_is_reckoned_from_within(long price, string currency, int basisPoints, long tax) =>
        Assert.Equal(new Money(tax, currency), new TaxOptions { BasisPoints = basisPoints }.PartOf(new Money(price, currency)));

    [Theory]
    [InlineData("", 0)]
    [InlineData("VAT", -1)]
    [InlineData("VAT", 10_001)]
    [InlineData("A name that no invoice has room for", 0)]
    public void A_tax_that_is_none_is_refused_at_start(string name, int basisPoints) =>
        Assert.NotEmpty(new TaxOptions { Name = name, BasisPoints = basisPoints }.Problems());
}
