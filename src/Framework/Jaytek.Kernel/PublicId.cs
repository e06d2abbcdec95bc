using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Jaytek.Kernel;

/// <summary>Public identifiers: 128 bits as 26 lower-case characters of Orchard Core's base-32 alphabet (no i, l, o, u).</summary>
public static class PublicId
{
    /// <summary>The length of every id.</summary>
    public const int Length = 26;

    private const string Alphabet = "0123456789abcdefghjkmnpqrstvwxyz";

    /// <summary>A new random id.</summary>
    public static string New() => Encode(RandomNumberGenerator.GetBytes(16));

    /// <summary>The same id for the same <paramref name="seed"/>, always: the first 128 bits of its SHA-256.</summary>
    public static string Derived(string seed) => Encode(SHA256.HashData(Encoding.UTF8.GetBytes(seed)).AsSpan(0, 16));

    /// <summary>True for 26 characters of the alphabet.</summary>
    public static bool IsWellFormed(string? text) => text is { Length: Length } && text.All(c => Alphabet.Contains(c, StringComparison.Ordinal));

    private static string Encode(ReadOnlySpan<byte> bytes)
    {
        var bits = BinaryPrimitives.ReadUInt128BigEndian(bytes);
        return string.Create(Length, bits, static (span, value) =>
        {
            // 26 × 5 bits are 130: the first character carries the upper three bits of the 128.
            for (var i = Length - 1; i >= 0; i--, value >>= 5)
                span[i] = Alphabet[(int)(uint)(value & 31)];
        });
    }
}
