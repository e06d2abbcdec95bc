using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace Jaytek.OpenId.Applications;

/// <summary>
/// Hashes the secrets of applications as passwords are, since people choose them. A secret that was right is remembered by a quick hash with a
/// salt of this process, so that a server that asks for a token each minute costs a slow hash once.
/// </summary>
internal sealed class SecretHasher
{
    // OWASP's figure for PBKDF2 with HMAC-SHA-512.
    private const int Iterations = 210_000;
    private const int SaltBytes = 16;
    private const int HashBytes = 32;
    private const int MostKnown = 10_000;
    private const int Longest = 1_000;

    private readonly byte[] _processSalt = RandomNumberGenerator.GetBytes(HashBytes);
    private readonly ConcurrentDictionary<string, bool> _known = new(StringComparer.Ordinal);

    public static string Hash(string secret)
    {
        var salt = RandomNumberGenerator.GetBytes(SaltBytes);
        return $"{Iterations}.{Convert.ToBase64String(salt)}.{Convert.ToBase64String(Derive(secret, salt, Iterations))}";
    }

    /// <summary>Whether it was found right before, for this very hash.</summary>
    public bool IsKnown(string hash, string secret) => _known.ContainsKey(KeyOf(hash, secret));

    public bool Verify(string hash, string secret)
    {
        var parts = hash.Split('.');
        if (secret.Length > Longest || parts.Length != 3)
            return false;
        var derived = Derive(secret, Convert.FromBase64String(parts[1]), int.Parse(parts[0], System.Globalization.CultureInfo.InvariantCulture));
        if (!CryptographicOperations.FixedTimeEquals(derived, Convert.FromBase64String(parts[2])))
            return false;
        if (_known.Count >= MostKnown)
            _known.Clear();
        _known[KeyOf(hash, secret)] = true;
        return true;
    }

    private string KeyOf(string hash, string secret) => Convert.ToHexString(HMACSHA256.HashData(_processSalt, Encoding.UTF8.GetBytes($"{hash}\n{secret}")));

    private static byte[] Derive(string secret, byte[] salt, int iterations) =>
        Rfc2898DeriveBytes.Pbkdf2(secret, salt, iterations, HashAlgorithmName.SHA512, HashBytes);
}
