using System.Security.Cryptography;
using System.Text;

namespace Jaytek.UnitTests.Media;

/// <summary>Sixteen digits that stand for a file whose bytes must never change by accident.</summary>
internal static class Fingerprint
{
    public static string Of(string text) => Of(Encoding.UTF8.GetBytes(text));

    public static string Of(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 8));
}
