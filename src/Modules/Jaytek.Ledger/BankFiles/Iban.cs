using System.Numerics;

namespace Jaytek.Ledger.BankFiles;

/// <summary>International bank account numbers, ISO 13616: the country, two check digits, and what the country's banks put there.</summary>
internal static class Iban
{
    private const int Shortest = 15;
    private const int Longest = 34;

    /// <summary>The number without spaces, in capital letters; null where it is none (ISO 7064, mod 97-10).</summary>
    public static string? Read(string? text)
    {
        var number = new string([.. (text ?? "").Where(c => !char.IsWhiteSpace(c))]).ToUpperInvariant();
        if (number.Length is < Shortest or > Longest || !number.All(char.IsAsciiLetterOrDigit) || !number.Take(2).All(char.IsAsciiLetter) || !number.Skip(2).Take(2).All(char.IsAsciiDigit))
            return null;
        var digits = string.Concat((number[4..] + number[..4]).Select(c => char.IsAsciiDigit(c) ? c.ToString() : (c - 'A' + 10).ToString(System.Globalization.CultureInfo.InvariantCulture)));
        return BigInteger.Parse(digits, System.Globalization.CultureInfo.InvariantCulture) % 97 == 1 ? number : null;
    }
}
