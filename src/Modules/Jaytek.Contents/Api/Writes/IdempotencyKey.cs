using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Jaytek.Kernel;
using Microsoft.AspNetCore.Http;

namespace Jaytek.Contents.Api.Writes;

/// <summary>The Idempotency-Key of a POST with what was asked under it, both as hashes of one length.</summary>
internal sealed record IdempotencyKey(string Key, string Request)
{
    private const string Header = "Idempotency-Key";
    private const int MaxLength = 255;

    /// <summary>The key of a request; null where it bears none, or is no POST and can be repeated anyway.</summary>
    public static (IdempotencyKey? Key, Error? Error) Of(HttpRequest request, ReadOnlyMemory<byte> body)
    {
        var given = request.Headers[Header];
        if (given.Count == 0 || !HttpMethods.IsPost(request.Method))
            return default;
        var text = given.ToString();
        if (given.Count > 1 || text.Length is 0 or > MaxLength || text.AsSpan().IndexOfAnyExceptInRange('!', '~') >= 0)
            return (null, ContentsErrors.KeyMalformed);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        // What answers differ by: the address with its query, and the body.
        hash.AppendData(Encoding.UTF8.GetBytes($"{request.Path}{request.QueryString}\n{request.Headers.IfMatch}\n"));
        hash.AppendData(body.Span);
        return (new IdempotencyKey(Hash(text), Convert.ToHexStringLower(hash.GetHashAndReset())), null);
    }

    /// <summary>The key of one operation of several that came under this one.</summary>
    public IdempotencyKey At(int index) => this with { Key = Hash(string.Create(CultureInfo.InvariantCulture, $"{Key} {index}")) };

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
