using Jaytek.Kernel;

namespace Jaytek.UnitTests.Kernel;

public sealed class MoneyTests
{
    [Fact]
    public void Amounts_of_one_currency_add_subtract_and_multiply()
    {
        var price = new Money(1_250, "EUR");

        Assert.Equal(new Money(1_300, "EUR"), price + new Money(50, "EUR"));
        Assert.Equal(new Money(-50, "EUR"), price - new Money(1_300, "EUR"));
        Assert.Equal(new Money(3_750, "EUR"), price * 3);
        Assert.Equal(new Money(-1_250, "EUR"), -price);
        Assert.Equal(new Money(2_500, "EUR"), Money.Sum("EUR", [price, price]));
        Assert.Equal(Money.Zero("EUR"), Money.Sum("EUR", []));
    }

    [Fact]
    public void Different_currencies_are_never_reckoned_together()
    {
        var euro = new Money(1, "EUR");
        var yen = new Money(1, "JPY");

        Assert.Throws<InvalidOperationException>(() => euro + yen);
        Assert.Throws<InvalidOperationException>(() => euro - yen);
        Assert.Throws<InvalidOperationException>(() => euro < yen);
        Assert.Throws<InvalidOperationException>(() => Money.Sum("EUR", [euro, yen]));
        Assert.NotEqual(euro, yen);
    }

    [Fact]
    public void Overflow_throws_instead_of_wrapping()
    {
        var most = new Money(long.MaxValue, "EUR");

        Assert.Throws<OverflowException>(() => most + new Money(1, "EUR"));
        Assert.Throws<OverflowException>(() => new Money(long.MinValue, "EUR") - new Money(1, "EUR"));
        Assert.Throws<OverflowException>(() => most * 2);
        Assert.Throws<OverflowException>(() => -new Money(long.MinValue, "EUR"));
    }

    [Fact]
    public void Money_that_was_never_given_an_amount_cannot_be_used()
    {
        Assert.Throws<InvalidOperationException>(() => default(Money).Currency);
        Assert.Throws<InvalidOperationException>(() => default(Money) + new Money(1, "EUR"));
    }

    [Fact]
    public void Historic_currency_holds_no_money() => Assert.Throws<ArgumentException>(() => new Money(1, "DEM"));

    [Fact]
    public void Amounts_are_compared_by_value()
    {
        var (less, more) = (new Money(1, "EUR"), new Money(2, "EUR"));

        Assert.True(less < more && more > less && less <= more && more >= less);
        Assert.Equal([less, more], new[] { more, less }.Order());
    }

    [Fact]
    public void Division_keeps_the_currency_and_the_total()
    {
        var divided = new Money(1_000, "KWD").Allocate([7_000, 2_000], Rounding.Whole);

        Assert.Equal([new Money(700, "KWD"), new Money(200, "KWD")], divided.Shares);
        Assert.Equal(new Money(100, "KWD"), divided.Rest);
        Assert.Equal([new Money(334, "EUR"), new Money(333, "EUR"), new Money(333, "EUR")], new Money(1_000, "EUR").Allocate([1, 1, 1]).Shares);
        Assert.Equal(new Money(35, "EUR"), new Money(49, "EUR").Percent(7_050));
    }
}
