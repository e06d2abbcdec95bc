namespace Jaytek.Kernel;

/// <summary>An exact amount: whole minor units of one currency. <c>new Money(1250, "EUR")</c> is 12.50 euro.</summary>
/// <remarks>
/// Arithmetic refuses mixed currencies and overflow by throwing, since either is a bug of the caller: input is checked before
/// it becomes money. Whatever divides stands in <see cref="Rounding"/>.
/// </remarks>
public readonly record struct Money : IComparable<Money>
{
    private readonly string? _currency;

    /// <summary>An amount of a currency.</summary>
    /// <param name="minor">Minor units, of either sign.</param>
    /// <param name="currency">A current ISO 4217 code.</param>
    /// <exception cref="ArgumentException">The code is unknown, historic or has no minor unit.</exception>
    public Money(long minor, string currency)
    {
        _currency = Kernel.Currency.Of(currency).Code;
        Minor = minor;
    }

    /// <summary>The amount in minor units: cents, pence, yen, fils.</summary>
    public long Minor { get; }

    /// <summary>The ISO 4217 code.</summary>
    /// <exception cref="InvalidOperationException">This is <c>default(Money)</c>, an amount of nothing.</exception>
    public string Currency =>
        _currency ?? throw new InvalidOperationException("This money has no currency: it was never given an amount.");

    /// <summary>True for an amount of nothing.</summary>
    public bool IsZero => Minor == 0;

    /// <summary>True below zero: a refund, a debt.</summary>
    public bool IsNegative => Minor < 0;

    /// <summary>No money, in a currency.</summary>
    public static Money Zero(string currency) => new(0, currency);

    /// <summary>The sum of amounts of one currency; zero of that currency where there are none.</summary>
    public static Money Sum(string currency, IEnumerable<Money> amounts) =>
        amounts.Aggregate(Zero(currency), (sum, amount) => sum + amount);

    /// <summary>Adds.</summary>
    public static Money operator +(Money left, Money right) => left.With(checked(left.Minor + right.In(left)));

    /// <summary>Subtracts.</summary>
    public static Money operator -(Money left, Money right) => left.With(checked(left.Minor - right.In(left)));

    /// <summary>The opposite amount.</summary>
    public static Money operator -(Money amount) => amount.With(checked(-amount.Minor));

    /// <summary>So many times the amount.</summary>
    public static Money operator *(Money amount, long times) => amount.With(checked(amount.Minor * times));

    /// <summary>Less.</summary>
    public static bool operator <(Money left, Money right) => left.CompareTo(right) < 0;

    /// <summary>More.</summary>
    public static bool operator >(Money left, Money right) => left.CompareTo(right) > 0;

    /// <summary>At most as much.</summary>
    public static bool operator <=(Money left, Money right) => left.CompareTo(right) <= 0;

    /// <summary>At least as much.</summary>
    public static bool operator >=(Money left, Money right) => left.CompareTo(right) >= 0;

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">The currencies differ.</exception>
    public int CompareTo(Money other) => Minor.CompareTo(other.In(this));

    /// <summary>A part of this amount, such as 7,000 basis points for 70 %, rounded half away from zero.</summary>
    public Money Percent(long basisPoints) => With(Rounding.Scale(Minor, basisPoints, Rounding.Whole));

    /// <summary>Divides this amount by weights; see <see cref="Rounding.Allocate(long, ReadOnlySpan{long})"/>.</summary>
    public Allocation<Money> Allocate(ReadOnlySpan<long> weights) => Priced(Rounding.Allocate(Minor, weights));

    /// <summary>Divides this amount by parts of a whole; see <see cref="Rounding.Allocate(long, ReadOnlySpan{long}, long)"/>.</summary>
    public Allocation<Money> Allocate(ReadOnlySpan<long> weights, long whole) => Priced(Rounding.Allocate(Minor, weights, whole));

    /// <summary>The amount in major units and the code: <c>12.50 EUR</c>.</summary>
    public override string ToString() => _currency is null ? "no money" : $"{MajorUnits.Format(this)} {_currency}";

    private Money With(long minor) => new(minor, Currency);

    private long In(Money other) =>
        string.Equals(Currency, other.Currency, StringComparison.Ordinal)
            ? Minor
            : throw new InvalidOperationException($"{Currency} and {other.Currency} cannot be reckoned together.");

    private Allocation<Money> Priced(Allocation<long> allocation)
    {
        var amount = this;
        return new Allocation<Money>([.. allocation.Shares.Select(amount.With)], With(allocation.Rest));
    }
}
