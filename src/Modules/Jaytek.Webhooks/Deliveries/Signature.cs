using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Jaytek.Webhooks.Deliveries;

/// <summary>The signature of Standard Webhooks, symmetric: HMAC-SHA-256 over <c>id.timestamp.body</c>, one for each key.</summary>
internal static class Signature
{
    public static string Of(IReadOnlyList<byte[]> keys, string messageId, DateTimeOffset at, string payload)
    {
        var signed = Encoding.UTF8.GetBytes($"{messageId}.{Seconds(at)}.{payload}");
        return string.Join(' ', keys.Select(key => "v1," + Convert.ToBase64String(HMACSHA256.HashData(key, signed))));
    }

    public static string Seconds(DateTimeOffset at) => at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
}
