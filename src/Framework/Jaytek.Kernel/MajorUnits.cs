using System.Globalization;

namespace Jaytek.Kernel;

/// <summary>Reads and writes amounts in major units, with a point and without grouping, whatever the culture: <c>-12.50</c>.</summary>
public static class MajorUnits
{
    /// <summary>The amount with exactly as many decimals as its currency has: <c>12.50</c>, <c>1250</c> (yen), <c>1.250</c> (dinar).</summary>
    public static string Format(Money money)
    {
        var currency = Currency.Of(money.Currency);
        var magnitude = UInt128.CreateTruncating(Int128.Abs(money.Minor));
        var sign = money.IsNegative ? "-" : "";
        if (currency.Exponent == 0)
            return string.Create(CultureInfo.InvariantCulture, $"{sign}{magnitude}");

        var (major, minor) = UInt128.DivRem(magnitude, (UInt128)currency.MinorPerMajor);
        var decimals = minor.ToString(CultureInfo.InvariantCulture).PadLeft(currency.Exponent, '0');
        return string.Create(CultureInfo.InvariantCulture, $"{sign}{major}.{decimals}");
    }

    /// <summary>
    /// Reads an amount: an optional minus, ASCII digits and, after a point, at most as many decimals as the currency has.
    /// More decimals are refused rather than rounded, since money that somebody typed is not ours to change.
    /// </summary>
    public static bool TryParse(string? text, string? currencyCode, out Money money)
    {
        money = default;
        if (!Currency.TryFind(currencyCode, out var currency) || text is not { Length: > 0 and <= 32 })
            return false;

        var digits = text.AsSpan();
        var negative = digits[0] == '-';
        if (negative)
            digits = digits[1..];

        var point = digits.IndexOf('.');
        var major = point < 0 ? digits : digits[..point];
        var decimals = point < 0 ? [] : digits[(point + 1)..];
        var broken = major.IsEmpty || (point >= 0 && decimals.IsEmpty) || decimals.Length > currency.Exponent;
        if (broken || !TryDigits(major, out var majorUnits) || !TryDigits(decimals, out var minorUnits))
            return false;

        for (var missing = decimals.Length; missing < currency.Exponent; missing++)
            minorUnits *= 10;

        var minor = (majorUnits * currency.MinorPerMajor) + minorUnits;
        minor = negative ? -minor : minor;
        if (minor < long.MinValue || minor > long.MaxValue)
            return false;

        money = new Money((long)minor, currency.Code);
        return true;
    }

    /// <summary>Reads an amount that is known to be well formed.</summary>
    /// <exception cref="FormatException">It is not, or the currency is not accepted.</exception>
    public static Money Parse(string text, string currencyCode) =>
        TryParse(text, currencyCode, out var money)
            ? money
            : throw new FormatException($"'{text}' is not an amount of {currencyCode}.");

    private static bool TryDigits(ReadOnlySpan<char> digits, out Int128 value)
    {
        value = 0;
        foreach (var digit in digits)
        {
            if (!char.IsAsciiDigit(digit))
                return false;
            value = (value * 10) + (digit - '0');
        }

        return true;
    }
}
