using Jaytek.Contents.Contracts;
using Jaytek.Kernel;
using Jaytek.Learning.Courses;

namespace Jaytek.UnitTests.Learning;

public sealed class CourseSummariesTests
{
    [Theory]
    [InlineData("4900", "EUR", "49.00 EUR")]
    [InlineData("0", "EUR", "0.00 EUR")]
    [InlineData("5800", "JPY", "5800 JPY")]
    public void Price_is_kept_in_minor_units(string minor, string currency, string price) =>
        Assert.Equal(price, PriceOf(minor, currency)!.Value.ToString());

    [Theory]
    [InlineData("49.5", "EUR")]
    [InlineData("-1", "EUR")]
    [InlineData("1e300", "EUR")]
    [InlineData("4900", "DEM")]
    [InlineData("4900", "")]
    public void What_is_no_price_is_shown_as_none(string minor, string currency) => Assert.Null(PriceOf(minor, currency));

    private static Money? PriceOf(string minor, string currency) => CourseSummaries.PriceOf(
        ContentItem.Parse($$"""{"ContentType":"Course","Course":{"Price":{"Value": {{minor}} },"Currency":{"Text":"{{currency}}"} } }"""));
}
