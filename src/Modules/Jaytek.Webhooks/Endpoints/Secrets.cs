using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace Jaytek.Webhooks.Endpoints;

/// <summary>Secrets as Standard Webhooks writes them: <c>whsec_</c> and the key in Base64. At rest they are encrypted; nobody logs them.</summary>
internal sealed class Secrets(IDataProtectionProvider protection)
{
    private const string Prefix = "whsec_";
    private const int KeyLength = 32;
    private const int ShortestKey = 24;
    private const int LongestKey = 64;

    private readonly IDataProtector _protector = protection.CreateProtector("Jaytek.Webhooks");

    public static string New() => Prefix + Convert.ToBase64String(RandomNumberGenerator.GetBytes(KeyLength));

    /// <summary>The key in a secret, or null where it is none.</summary>
    public static byte[]? KeyOf(string? secret)
    {
        var key = new byte[2 * LongestKey];
        return secret is not null && secret.StartsWith(Prefix, StringComparison.Ordinal) && Convert.TryFromBase64String(secret[Prefix.Length..], key, out var length)
            && length is >= ShortestKey and <= LongestKey
            ? key[..length]
            : null;
    }

    public string Protect(string secret) => _protector.Protect(secret);

    /// <summary>The keys that sign now, the newest first; none where the keys of the data folder are not those that encrypted them.</summary>
    public IReadOnlyList<byte[]> KeysOf(Endpoint endpoint, DateTimeOffset now)
    {
        var old = endpoint.OldSecretUntil > now ? endpoint.OldSecret : null;
        return [.. new[] { endpoint.Secret, old }.OfType<string>().Select(TryUnprotect).OfType<byte[]>()];
    }

    private byte[]? TryUnprotect(string text)
    {
        try
        {
            return KeyOf(_protector.Unprotect(text));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
