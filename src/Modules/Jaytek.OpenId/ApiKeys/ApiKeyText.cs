using System.Security.Cryptography;
using System.Text;
using Jaytek.Kernel;

namespace Jaytek.OpenId.ApiKeys;

/// <summary>The text of a key: a prefix that scanners of source code know, 256 random bits, and a check sum that refuses typing errors and guesses without a look-up.</summary>
internal static class ApiKeyText
{
    public const string Prefix = "jtk_";

    private const int CheckLength = 6;

    public static string New()
    {
        var random = Prefix + Secrets.New();
        return random + CheckOf(random);
    }

    public static bool IsWellFormed(string text) =>
        text.Length == Prefix.Length + (2 * PublicId.Length) + CheckLength && text.StartsWith(Prefix, StringComparison.Ordinal)
        && CheckOf(text[..^CheckLength]) == text[^CheckLength..];

    private static string CheckOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(text)))[..CheckLength];
}
