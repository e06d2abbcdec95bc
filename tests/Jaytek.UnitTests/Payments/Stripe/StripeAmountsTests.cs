using Jaytek.Kernel;
using Jaytek.Payments.Stripe;

namespace Jaytek.UnitTests.Payments.Stripe;

/// <summary>Minor units of the standard and whole numbers of Stripe.</summary>
public sealed class StripeAmountsTests
{
    [Theory]
    [InlineData("EUR", 1250, 1250)]
    [InlineData("EUR", -1, -1)]
    [InlineData("JPY", 500, 500)]
    [InlineData("KRW", 0, 0)]
    [InlineData("MGA", 50_000, 500)]
    [InlineData("ISK", 5, 500)]
    [InlineData("UGX", 60_000, 6_000_000)]
    [InlineData("KWD", 5120, 5120)]
    [InlineData("TND", -10, -10)]
    [InlineData("HUF", 1045, 1045)]
    [InlineData("TWD", 80_045, 80_045)]
    public void Amount_goes_there_and_comes_back(string currency, long minor, long number)
    {
        var money = new Money(minor, currency);
        Assert.Equal(number, StripeAmounts.ToStripe(money).Value);
        Assert.Equal(number, StripeAmounts.Checked(money));
        Assert.Equal(money, StripeAmounts.ToMoney(number, StripeAmounts.Code(money)).Value);
    }

    [Theory]
    [InlineData("KWD", 5124, "payments.stripe.amount")]
    [InlineData("MGA", 50_050, "payments.stripe.amount")]
    [InlineData("IQD", 1000, "payments.stripe.currency")]
    [InlineData("LYD", 1000, "payments.stripe.currency")]
    [InlineData("CLF", 10_000, "payments.stripe.currency")]
    [InlineData("UYI", 1, "payments.stripe.currency")]
    public void What_stripe_cannot_take_is_refused_and_never_rounded(string currency, long minor, string code)
    {
        Assert.Equal(code, StripeAmounts.ToStripe(new Money(minor, currency)).Error?.Code);
        Assert.Throws<ArgumentException>(() => StripeAmounts.Checked(new Money(minor, currency)));
    }

    [Theory]
    [InlineData("isk", 550, "payments.stripe.amount")]
    [InlineData("ugx", 1, "payments.stripe.amount")]
    [InlineData("hrk", 100, "payments.stripe.currency")]
    [InlineData("xxx", 100, "payments.stripe.currency")]
    [InlineData("", 100, "payments.stripe.currency")]
    public void What_cannot_be_kept_here_is_refused(string currency, long number, string code) => Assert.Equal(code, StripeAmounts.ToMoney(number, currency).Error?.Code);

    [Fact]
    public void Fee_may_have_a_thousandth_that_a_charge_may_not() => Assert.Equal(new Money(123, "KWD"), StripeAmounts.ToMoney(123, "kwd").Value);

    [Fact]
    public void Amount_that_does_not_fit_is_an_overflow_and_not_another_amount() =>
        Assert.Throws<OverflowException>(() => StripeAmounts.ToStripe(new Money(long.MaxValue, "ISK")));

    [Fact]
    public void Every_currency_of_hundredths_is_the_same_there() =>
        Assert.All(Currency.All.Where(c => c.Exponent == 2 && c.Code != "MGA"), c => Assert.Equal(101, StripeAmounts.ToStripe(new Money(101, c.Code)).Value));
}
