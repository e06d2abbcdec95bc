using System.Globalization;

namespace Jaytek.Payments.Connect;

/// <summary>
/// Where Stripe pays people out to whom a platform transfers money, ISO 3166: the list on its page of Connect's countries. One that is missing
/// here is refused here; one that is not offered any more Stripe refuses itself.
/// </summary>
internal static class ConnectCountries
{
    private const string Codes =
        "AT AU BE BG CA CH CY CZ DE DK EE ES FI FR GB GI GR HK HR HU IE IT JP LI LT LU LV MT MX MY NL NO NZ PL PT RO SE SG SI SK TH US";

    /// <summary>Codes with their names in English, by name.</summary>
    public static IReadOnlyList<(string Code, string Name)> All { get; } =
        [.. Codes.Split(' ').Select(code => (code, new RegionInfo(code).EnglishName)).OrderBy(one => one.EnglishName, StringComparer.Ordinal)];

    /// <summary>Whether a code is one of them.</summary>
    public static bool Knows(string? code) => All.Any(one => one.Code == code);
}
