using System.Collections.Frozen;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Jaytek.Engine.Http;

/// <summary>
/// Settles by which coding a request is answered (RFC 9110 section 12.5.3) before anybody acts on it: from here on <c>Accept-Encoding</c> names one
/// that this site has, or is not there. What keeps answers and what compresses them would else read the field each in its own way, and one
/// client be given what was made for another.
/// </summary>
internal sealed class AcceptedEncoding(RequestDelegate next)
{
    private const string Brotli = "br";
    private const string Gzip = "gzip";

    // As browsers and the usual programs say it.
    private static readonly FrozenDictionary<string, StringValues> Usual = new Dictionary<string, StringValues>
    {
        ["gzip, deflate, br, zstd"] = Brotli, ["gzip, deflate, br"] = Brotli, ["br"] = Brotli, ["gzip, deflate"] = Gzip, ["gzip"] = Gzip,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public Task InvokeAsync(HttpContext context)
    {
        var headers = context.Request.Headers;
        if (headers.AcceptEncoding is { Count: > 0 } given)
            headers.AcceptEncoding = given.Count == 1 && Usual.TryGetValue(given[0]!, out var usual) ? usual : Of(given);
        return next(context);
    }

    /// <summary>The coding that is liked best, Brotli where both are liked as much; none where neither is liked, or the field cannot be read.</summary>
    public static StringValues Of(StringValues given)
    {
        if (!StringWithQualityHeaderValue.TryParseList(given, out var likes))
            return StringValues.Empty;
        var (brotli, gzip) = (QualityOf(likes, Brotli), QualityOf(likes, Gzip));
        return brotli > 0 && brotli >= gzip ? Brotli : gzip > 0 ? Gzip : StringValues.Empty;
    }

    private static double QualityOf(IList<StringWithQualityHeaderValue> likes, string coding) =>
        (Named(likes, coding) ?? Named(likes, "*")) is { } like ? like.Quality ?? 1 : 0;

    private static StringWithQualityHeaderValue? Named(IList<StringWithQualityHeaderValue> likes, string name) =>
        likes.FirstOrDefault(like => like.Value.Equals(name, StringComparison.OrdinalIgnoreCase));
}
