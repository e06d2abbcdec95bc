using Jaytek.Kernel;

namespace Jaytek.Ledger.Contracts.Views;

/// <summary>Amounts for people: grouped, with the decimals that the currency has, and a real minus.</summary>
public static class PrintedMoney
{
    private const int Group = 3;

    /// <summary>Such as <c>1,234.50</c> or <c>−1,235</c> (yen); the currency stands elsewhere.</summary>
    public static string Of(Money money)
    {
        var digits = MajorUnits.Format(money).TrimStart('-');
        var end = digits.IndexOf('.', StringComparison.Ordinal) is >= 0 and var point ? point : digits.Length;
        for (var at = end - Group; at > 0; at -= Group)
            digits = digits.Insert(at, ",");
        return money.IsNegative ? "−" + digits : digits;
    }

    /// <summary>A rate, such as <c>19 %</c> or <c>7.7 %</c>.</summary>
    public static string Rate(int basisPoints)
    {
        var decimals = (basisPoints % 100).ToString("00", System.Globalization.CultureInfo.InvariantCulture).TrimEnd('0');
        return $"{(basisPoints / 100).ToString(System.Globalization.CultureInfo.InvariantCulture)}{(decimals.Length > 0 ? "." + decimals : "")} %";
    }
}
