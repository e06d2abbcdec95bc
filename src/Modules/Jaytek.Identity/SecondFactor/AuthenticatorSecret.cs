using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using OtpNet;

namespace Jaytek.Identity.SecondFactor;

/// <summary>The secret that an authenticator app and the site share (RFC 4226, 4: 160 bits), and the codes of it (RFC 6238: six digits, thirty seconds, SHA-1, as all apps have them).</summary>
internal sealed class AuthenticatorSecret(IDataProtectionProvider protection)
{
    private const int Bytes = 20;

    // A clock half a minute off, or a code typed late (RFC 6238, 5.2).
    private static readonly VerificationWindow Window = new(previous: 1, future: 1);

    private readonly IDataProtector _protector = protection.CreateProtector("Jaytek.Identity.Authenticator");

    public string New() => _protector.Protect(Base32Encoding.ToString(RandomNumberGenerator.GetBytes(Bytes)));

    /// <summary>The secret in base 32, as people type it into an app.</summary>
    /// <exception cref="CryptographicException">The data folder's keys are not those that encrypted it.</exception>
    public string Read(string protectedSecret) => _protector.Unprotect(protectedSecret);

    /// <summary>The time step of which this is the code; null where it is none of now.</summary>
    public long? StepOf(string protectedSecret, string? code, DateTimeOffset now)
    {
        var digits = new string([.. (code ?? "").Where(char.IsAsciiDigit)]);
        return digits.Length == 6 && code!.Length <= 16
            && new Totp(Base32Encoding.ToBytes(Read(protectedSecret))).VerifyTotp(now.UtcDateTime, digits, out var step, Window) ? step : null;
    }

    /// <summary>What the QR code says: the key URI that authenticator apps read.</summary>
    public string Uri(string protectedSecret, string site, string account)
    {
        var issuer = System.Uri.EscapeDataString(site);
        return $"otpauth://totp/{issuer}:{System.Uri.EscapeDataString(account)}?secret={Read(protectedSecret)}&issuer={issuer}";
    }
}
