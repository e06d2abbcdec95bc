using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;

namespace Jaytek.Kernel;

/// <summary>A currency in which amounts can be kept: a current code of ISO 4217 that has a minor unit.</summary>
/// <remarks>
/// Source: ISO 4217 list one up to amendment 180. Codes of list three (historic: <c>DEM</c>, <c>HRK</c>, <c>BGN</c>) are refused,
/// and so are the codes for which the standard gives no minor unit (metals, <c>XDR</c>, <c>XTS</c>, <c>XXX</c>).
/// </remarks>
public sealed class Currency
{
    private const string WithoutMinorUnit = "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF";

    private const string Hundredths =
        "AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF CHE CHF CHW CNY " +
        "COP COU CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS " +
        "INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR " +
        "MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP " +
        "STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD USN UYU UZS VED VES WST XAD XCD XCG YER ZAR ZMW ZWG";

    private const string Thousandths = "BHD IQD JOD KWD LYD OMR TND";

    private const string TenThousandths = "CLF UYW";

    private static readonly FrozenDictionary<string, Currency> Current =
        Rows(WithoutMinorUnit, 0).Concat(Rows(Hundredths, 2)).Concat(Rows(Thousandths, 3)).Concat(Rows(TenThousandths, 4))
            .ToFrozenDictionary(currency => currency.Code, StringComparer.Ordinal);

    private Currency(string code, int exponent)
    {
        Code = code;
        Exponent = exponent;
        MinorPerMajor = (long)Math.Pow(10, exponent);
    }

    /// <summary>The alphabetic code, three capital letters: <c>EUR</c>.</summary>
    public string Code { get; }

    /// <summary>How many decimal digits separate the major unit from the minor one: 0, 2, 3 or 4.</summary>
    public int Exponent { get; }

    /// <summary>How many minor units make one major unit: 100 for the euro, 1 for the yen.</summary>
    public long MinorPerMajor { get; }

    /// <summary>Every accepted currency, by code.</summary>
    public static IReadOnlyList<Currency> All { get; } = [.. Current.Values.OrderBy(currency => currency.Code, StringComparer.Ordinal)];

    /// <summary>Finds a currency by its exact code; false for unknown, historic and unit-less codes.</summary>
    public static bool TryFind([NotNullWhen(true)] string? code, [NotNullWhen(true)] out Currency? currency)
    {
        currency = null;
        return code is not null && Current.TryGetValue(code, out currency);
    }

    /// <summary>The currency of a code that is known to be right.</summary>
    /// <exception cref="ArgumentException">The code is not a current currency with a minor unit.</exception>
    public static Currency Of(string code) =>
        TryFind(code, out var currency)
            ? currency
            : throw new ArgumentException($"'{code}' is not a current ISO 4217 currency with a minor unit.", nameof(code));

    /// <inheritdoc/>
    public override string ToString() => Code;

    private static IEnumerable<Currency> Rows(string codes, int exponent) =>
        codes.Split(' ').Select(code => new Currency(code, exponent));
}
