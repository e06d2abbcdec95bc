using System.Collections.Frozen;
using Jaytek.Kernel;

namespace Jaytek.Payments.Stripe;

/// <summary>
/// Between our minor units, which are those of ISO 4217, and the whole numbers that Stripe takes as amounts. For most currencies they are the same.
/// Source: Stripe's page on currencies (docs.stripe.com/currencies: zero-decimal, three-decimal, special cases), read in November 2026.
/// </summary>
/// <remarks>
/// <list type="bullet">
/// <item><c>MGA</c> has hundredths in the standard and none at Stripe: ours have to end in two noughts.</item>
/// <item><c>ISK</c> and <c>UGX</c> have none in the standard and two at Stripe, which have to be noughts: 5 krónur are 500. (The same page lists
/// <c>UGX</c> among those without decimals, too; its text on the special case is the newer and the exact one, and who charged shillings says the same.)</item>
/// <item><c>BHD</c>, <c>JOD</c>, <c>KWD</c>, <c>OMR</c>, <c>TND</c> are given in thousandths, the last digit nought.</item>
/// <item><c>HUF</c> and <c>TWD</c> are plain hundredths when charged; payouts by hand have to be whole there, and we make none by hand.</item>
/// <item>Every other currency whose minor unit is not a hundredth is refused: Stripe's page does not have it.</item>
/// </list>
/// Nothing is rounded. An amount that Stripe cannot take is refused, for a price that is silently another one is a lie in the books.
/// </remarks>
internal static class StripeAmounts
{
    private const int Usual = 2;

    private static readonly FrozenDictionary<string, Unit> Special = Units("BIF CLP DJF GNF JPY KMF KRW MGA PYG RWF VND VUV XAF XOF XPF", new Unit(0, 1))
        .Concat(Units("ISK UGX", new Unit(2, 100)))
        .Concat(Units("BHD JOD KWD OMR TND", new Unit(3, 10)))
        .ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The number for Stripe, or why there is none.</summary>
    public static Result<long> ToStripe(Money money)
    {
        if (!TryUnit(money.Currency, out var currency, out var unit))
            return Unknown(money.Currency);
        var (number, rest) = Shift(money.Minor, unit.Exponent - currency.Exponent);
        return rest == 0 && number % unit.Step == 0
            ? number
            : new Error("payments.stripe.amount", $"Stripe cannot take {money}: the last digits of this currency have to be noughts.", ErrorKind.Unprocessable);
    }

    /// <summary>The number for Stripe of an amount that has been checked before.</summary>
    /// <exception cref="ArgumentException">It cannot be taken.</exception>
    public static long Checked(Money money) => ToStripe(money) is { IsSuccess: true } taken ? taken.Value : throw new ArgumentException(ToStripe(money).Error!.Message, nameof(money));

    /// <summary>The money that Stripe means, or why it is none that can be kept here.</summary>
    /// <param name="number">Stripe's whole number, of either sign.</param>
    /// <param name="currency">Three letters, small as Stripe writes them.</param>
    public static Result<Money> ToMoney(long number, string currency)
    {
        var code = currency.ToUpperInvariant();
        if (!TryUnit(code, out var known, out var unit))
            return Unknown(code);
        var (minor, rest) = Shift(number, known.Exponent - unit.Exponent);
        return rest == 0
            ? new Money(minor, code)
            : new Error("payments.stripe.amount", $"{number} is no whole number of minor units of {code}, as Stripe counts it.", ErrorKind.Unprocessable);
    }

    /// <summary>The code as Stripe writes it.</summary>
    public static string Code(Money money) => money.Currency.ToLowerInvariant();

    private static bool TryUnit(string code, out Currency currency, out Unit unit)
    {
        unit = Special.GetValueOrDefault(code, new Unit(Usual, 1));
        return Currency.TryFind(code, out currency!) && (currency.Exponent == Usual || Special.ContainsKey(code));
    }

    private static (long Number, long Remainder) Shift(long number, int digits) => digits switch
    {
        > 0 => (checked(number * Power(digits)), 0),
        < 0 => Math.DivRem(number, Power(-digits)),
        _ => (number, 0),
    };

    private static long Power(int digits) => Enumerable.Repeat(10L, digits).Aggregate(1L, (product, ten) => product * ten);

    private static Error Unknown(string code) => new("payments.stripe.currency", $"Stripe takes no payments in {code}.", ErrorKind.Unprocessable);

    private static IEnumerable<KeyValuePair<string, Unit>> Units(string codes, Unit unit) => codes.Split(' ').Select(code => KeyValuePair.Create(code, unit));

    /// <param name="Exponent">Decimal digits of Stripe's number.</param>
    /// <param name="Step">It has to be a multiple of this to be charged.</param>
    private readonly record struct Unit(int Exponent, long Step);
}
