using System.Security.Cryptography;
using Jaytek.Kernel;

namespace Jaytek.Media.Resumable;

/// <summary>The header <c>Upload-Checksum</c> (tus 1.0, Checksum): an algorithm, a space and the sum of this request's bytes in Base64.</summary>
internal sealed class Checksum : IDisposable
{
    public const string Algorithms = "sha1,sha256";

    private readonly IncrementalHash _hash;
    private readonly byte[] _expected;

    private Checksum(HashAlgorithmName algorithm, byte[] expected) => (_hash, _expected) = (IncrementalHash.CreateHash(algorithm), expected);

    public static Result<Checksum> Parse(string header)
    {
        var parts = header.Split(' ');
        var expected = new byte[64];
        if (parts.Length != 2 || !Convert.TryFromBase64String(parts[1], expected, out var length))
            return Wrong("It is an algorithm, a space and a sum in Base64.");
        return parts[0] switch
        {
            "sha1" => new Checksum(HashAlgorithmName.SHA1, expected[..length]),
            "sha256" => new Checksum(HashAlgorithmName.SHA256, expected[..length]),
            _ => Wrong($"The algorithms are {Algorithms}."),
        };
    }

    public void Add(ReadOnlySpan<byte> bytes) => _hash.AppendData(bytes);

    public bool Holds() => CryptographicOperations.FixedTimeEquals(_hash.GetHashAndReset(), _expected);

    public void Dispose() => _hash.Dispose();

    private static Error Wrong(string reason) => Error.Member("media.upload.checksum_invalid", "Upload-Checksum", reason);
}
