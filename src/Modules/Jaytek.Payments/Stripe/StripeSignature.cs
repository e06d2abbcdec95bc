using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Jaytek.Payments.Stripe;

/// <summary>What is known of a webhook after its signature was looked at.</summary>
internal enum StripeSignatureVerdict
{
    /// <summary>It comes from somebody who has one of the secrets, and is fresh.</summary>
    Good,

    /// <summary>There is no readable header, or none with a signature of a kind that counts.</summary>
    Unreadable,

    /// <summary>No signature fits: another secret, or the body was changed.</summary>
    Wrong,

    /// <summary>Signed well, but too long ago, or for a time to come.</summary>
    Untimely,
}

/// <summary>
/// The header <c>Stripe-Signature: t=seconds,v1=hex[,v1=hex…]</c>: HMAC-SHA-256 over <c>t.body</c> with the whole text <c>whsec_…</c> as the key.
/// Several signatures stand there while a secret is changed; the kind <c>v0</c> is for trials and counts for nothing.
/// </summary>
internal static class StripeSignature
{
    public const string HeaderName = "Stripe-Signature";

    /// <summary>The header is read up to so many characters.</summary>
    private const int MostHeader = 4096;

    // Stripe's own library refuses old ones alone; a time to come would let a message that was caught be sent again later.
    private static readonly TimeSpan Tolerance = TimeSpan.FromSeconds(300);

    /// <summary>Looks at a webhook.</summary>
    /// <param name="body">The bytes as they came, before anything read them.</param>
    /// <param name="header">The header's text, or null.</param>
    /// <param name="secrets">Any one of these may have signed.</param>
    /// <param name="now">The time.</param>
    public static StripeSignatureVerdict Check(ReadOnlySpan<byte> body, string? header, IReadOnlyList<string> secrets, DateTimeOffset now)
    {
        if (Read(header) is not var (seconds, signatures))
            return StripeSignatureVerdict.Unreadable;
        // All are compared, whatever the first ones said: how long it takes tells nothing.
        var fits = false;
        foreach (var secret in secrets)
        {
            var expected = Sign(body, secret, seconds);
            foreach (var signature in signatures)
                fits |= CryptographicOperations.FixedTimeEquals(expected, signature);
        }
        if (!fits)
            return StripeSignatureVerdict.Wrong;
        var age = now.ToUnixTimeSeconds() - seconds;
        return Math.Abs(age) <= (long)Tolerance.TotalSeconds ? StripeSignatureVerdict.Good : StripeSignatureVerdict.Untimely;
    }

    /// <summary>The header that Stripe would send: for tests, and for who plays Stripe.</summary>
    public static string Header(ReadOnlySpan<byte> body, IReadOnlyList<string> secrets, DateTimeOffset at)
    {
        var seconds = at.ToUnixTimeSeconds();
        var header = new StringBuilder().Append(CultureInfo.InvariantCulture, $"t={seconds}");
        foreach (var secret in secrets)
            header.Append(",v1=").Append(Convert.ToHexStringLower(Sign(body, secret, seconds)));
        return header.ToString();
    }

    private static byte[] Sign(ReadOnlySpan<byte> body, string secret, long seconds)
    {
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(secret));
        hash.AppendData(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{seconds}.")));
        hash.AppendData(body);
        return hash.GetHashAndReset();
    }

    private static (long Seconds, IReadOnlyList<byte[]> Signatures)? Read(string? header)
    {
        if (header is not { Length: > 0 and <= MostHeader })
            return null;
        long? seconds = null;
        var signatures = new List<byte[]>();
        foreach (var part in header.Split(','))
        {
            var (name, value) = part.Split('=', 2) is [var left, var right] ? (left.Trim(), right.Trim()) : ("", "");
            if (name == "t")
            {
                // Two times, and it could be the other one that was signed.
                if (seconds is not null || !long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var read) || read > DateTimeOffset.MaxValue.ToUnixTimeSeconds())
                    return null;
                seconds = read;
            }
            else if (name == "v1" && value.Length == 2 * HMACSHA256.HashSizeInBytes && value.All(char.IsAsciiHexDigit))
            {
                signatures.Add(Convert.FromHexString(value));
            }
        }
        return seconds is { } at && signatures.Count > 0 ? (at, signatures) : null;
    }
}
