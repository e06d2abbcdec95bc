using Jaytek.Kernel;

namespace Jaytek.Night.Texts;

/// <summary>Prices as visitors read them.</summary>
internal static class Price
{
    private static readonly Dictionary<string, string> Symbols = new(StringComparer.Ordinal)
    {
        ["EUR"] = "€", ["GBP"] = "£", ["USD"] = "$", ["JPY"] = "¥", ["INR"] = "₹", ["NGN"] = "₦", ["UAH"] = "₴", ["KRW"] = "₩",
        ["AUD"] = "A$", ["CAD"] = "C$", ["NZD"] = "NZ$", ["BRL"] = "R$",
    };

    /// <summary><c>€49</c>, <c>€49.50</c>, <c>¥5,000</c>; a currency without a familiar sign is named: <c>CHF 49</c>.</summary>
    public static string Text(Money price)
    {
        if (price.IsZero)
            return "Free";
        var number = MajorUnits.Format(price);
        var point = number.IndexOf('.', StringComparison.Ordinal);
        var whole = point < 0 ? number : number[..point];
        var decimals = point < 0 || number[point..].Trim('.', '0').Length == 0 ? "" : number[point..];
        return (Symbols.TryGetValue(price.Currency, out var sign) ? sign : price.Currency + "\u00a0") + Grouped(whole) + decimals;
    }

    private static string Grouped(string digits)
    {
        var sign = digits.StartsWith('-') ? "-" : "";
        digits = digits[sign.Length..];
        for (var at = digits.Length - 3; at > 0; at -= 3)
            digits = digits.Insert(at, ",");
        return sign + digits;
    }
}
