using System.Globalization;

namespace Jaytek.Portfolio.Texts;

/// <summary>Names of countries.</summary>
internal static class Countries
{
    /// <summary>The English name of an ISO 3166-1 alpha-2 code; the code itself where nobody knows it, null where there is none.</summary>
    public static string? NameOf(string? code)
    {
        if (code is not { Length: 2 } || !code.All(char.IsAsciiLetter))
            return code;
        try
        {
            return new RegionInfo(code.ToUpperInvariant()).EnglishName;
        }
        catch (ArgumentException)
        {
            return code;
        }
    }
}
