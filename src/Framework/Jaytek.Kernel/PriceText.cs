namespace Jaytek.Kernel;

/// <summary>Amounts as people read them on pages: with the sign of the currency in front and thousands apart. Files and books write <see cref="MajorUnits"/>.</summary>
public static class PriceText
{
    private static readonly Dictionary<string, string> Symbols = new(StringComparer.Ordinal)
    {
        ["EUR"] = "€", ["GBP"] = "£", ["USD"] = "$", ["JPY"] = "¥", ["INR"] = "₹", ["NGN"] = "₦", ["UAH"] = "₴", ["KRW"] = "₩",
        ["AUD"] = "A$", ["CAD"] = "C$", ["NZD"] = "NZ$", ["BRL"] = "R$",
    };

    /// <summary>As on a label: <c>€49</c>, <c>€49.50</c>, <c>¥5,000</c>, <c>Free</c>; a currency without a familiar sign is named: <c>CHF 49</c>.</summary>
    public static string Of(Money price)
    {
        if (price.IsZero)
            return "Free";
        var exact = Exact(price);
        var point = exact.IndexOf('.', StringComparison.Ordinal);
        return point >= 0 && exact[point..].Trim('.', '0').Length == 0 ? exact[..point] : exact;
    }

    /// <summary>As in an account: <c>€49.00</c>, <c>-€1,049.50</c>, <c>¥5,000</c>, with all decimals of the currency.</summary>
    public static string Exact(Money amount)
    {
        var number = MajorUnits.Format(amount).TrimStart('-');
        var point = number.IndexOf('.', StringComparison.Ordinal);
        var (whole, decimals) = point < 0 ? (number, "") : (number[..point], number[point..]);
        for (var at = whole.Length - 3; at > 0; at -= 3)
            whole = whole.Insert(at, ",");
        return (amount.IsNegative ? "-" : "") + (Symbols.TryGetValue(amount.Currency, out var sign) ? sign : amount.Currency + "\u00a0") + whole + decimals;
    }
}
