using System.Security.Cryptography;
using System.Text;
using Jaytek.Kernel;

namespace Jaytek.OpenId;

/// <summary>Texts that open something to whoever has them: long and random, kept as hashes only. Such a text needs no slow hash, which is for passwords.</summary>
internal static class Secrets
{
    /// <summary>A new one of 256 bits, 52 characters.</summary>
    public static string New() => PublicId.New() + PublicId.New();

    /// <summary>SHA-256, 64 hexadecimal digits.</summary>
    public static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
