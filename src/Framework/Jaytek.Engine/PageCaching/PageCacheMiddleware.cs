using System.Security.Cryptography;
using Jaytek.Engine.Http;
using Jaytek.Engine.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;

namespace Jaytek.Engine.PageCaching;

/// <summary>
/// Answers public pages and public answers of the API from <see cref="PageCache"/> and keeps what it had to make. Whoever brings a cookie
/// of this site, or a token, may see something of their own: theirs is made for them. A kept answer is as good for the right that its
/// door asks as the one that was made: a change of anybody's rights empties the cache.
/// </summary>
internal sealed class PageCacheMiddleware(RequestDelegate next, PageCache cache)
{
    private const int MaxBytes = 1024 * 1024;

    // A longer address is asked once by a program, not often by many.
    private const int LongestQuery = 2000;

    private static readonly string[] KeptHeaders = [HeaderNames.ContentSecurityPolicy, HeaderNames.ContentLanguage, HeaderNames.Link, "X-Robots-Tag"];

    public async Task InvokeAsync(HttpContext context)
    {
        var isPage = IsPublicPage(context);
        if (!isPage && (!cache.IsOn || !IsPublicAnswer(context)))
        {
            await next(context);
            return;
        }
        if (isPage)
            context.Response.Headers.Append(HeaderNames.Vary, HeaderNames.Cookie);
        if (BringsCookies(context.Request))
        {
            if (isPage)
                context.Response.Headers.CacheControl = "private, no-cache";
            await next(context);
            return;
        }
        var key = KeyOf(context);
        if (cache.Find(key) is { } kept)
            await SendAsync(context, kept);
        else
            await MakeAsync(context, key, isPage);
    }

    private static bool Reads(HttpContext context) => HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method);

    private static bool IsPublicAnswer(HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetMetadata<PublicAnswerAttribute>() is not null && Reads(context)
        && context.Request.Headers.Authorization.Count == 0 && context.Request.QueryString.Value!.Length <= LongestQuery;

    private static bool IsPublicPage(HttpContext context) =>
        Reads(context)
        && context.GetEndpoint()?.Metadata is { } metadata
        && metadata.GetMetadata<PublicPageAttribute>() is not null && metadata.GetMetadata<IEndpointAccess>() is { Permission: null }
        && metadata.GetMetadata<PersonalPageAttribute>() is null
        && context.Request.Headers.Authorization.Count == 0;

    private static bool BringsCookies(HttpRequest request)
    {
        if (request.Headers.Cookie.Count == 0)
            return false;
        foreach (var (name, _) in request.Cookies)
        {
            if (SiteCookie.IsPersonal(name))
                return true;
        }
        return false;
    }

    private static string KeyOf(HttpContext context)
    {
        var request = context.Request;
        return string.Join('\n', request.Scheme, request.Host.Value, request.PathBase.Value, request.Path.Value, request.QueryString.Value,
            request.Headers.AcceptEncoding.ToString(), request.Headers["HX-Request"].ToString(), request.Headers["HX-Target"].ToString());
    }

    private async Task MakeAsync(HttpContext context, string key, bool isPage)
    {
        var generation = cache.Generation;
        var plain = context.Features.GetRequiredFeature<IHttpResponseBodyFeature>();
        using var buffer = new MemoryStream();
        var held = new StreamResponseBodyFeature(buffer, plain);
        context.Features.Set<IHttpResponseBodyFeature>(held);
        try
        {
            await next(context);
            await held.CompleteAsync();
        }
        finally
        {
            context.Features.Set(plain);
        }
        if (buffer.Length == 0)
            return;
        if (!MayKeep(context.Response, buffer.Length, isPage))
        {
            context.Response.ContentLength = buffer.Length;
            await context.Response.Body.WriteAsync(buffer.GetBuffer().AsMemory(0, (int)buffer.Length), context.RequestAborted);
            return;
        }
        // A view writes its page for HEAD too; the server cuts it off.
        var page = isPage ? PageOf(context.Response, buffer.ToArray()) : AnswerOf(context.Response, buffer.ToArray());
        cache.Add(key, page, generation);
        await SendAsync(context, page);
    }

    private static bool MayKeep(HttpResponse response, long length, bool isPage)
    {
        if (response.StatusCode != StatusCodes.Status200OK || length > MaxBytes || response.Headers.SetCookie.Count > 0 || response.ContentType is not { } type)
            return false;
        var caching = response.Headers.CacheControl.ToString();
        return isPage
            ? type.StartsWith("text/html", StringComparison.OrdinalIgnoreCase) && !caching.Contains("no-store", StringComparison.OrdinalIgnoreCase)
            : type.StartsWith("application/json", StringComparison.OrdinalIgnoreCase) && caching.StartsWith("public", StringComparison.OrdinalIgnoreCase)
                && response.Headers.ETag.Count == 1 && response.HttpContext.MayBeKept();
    }

    // Anybody may keep a page and asks each time whether it is still good: an edit is seen at once.
    private KeptPage PageOf(HttpResponse response, byte[] body) => Keep(
        response, body, $"\"{Convert.ToHexStringLower(SHA256.HashData(body).AsSpan(0, 12))}\"", "public, no-cache",
        [.. KeptHeaders.Where(response.Headers.ContainsKey).Select(name => KeyValuePair.Create(name, response.Headers[name].ToString()))]);

    // An answer's tag says more than what its bytes are: clients name it in If-Match.
    private KeptPage AnswerOf(HttpResponse response, byte[] body) =>
        Keep(response, body, response.Headers.ETag.ToString(), response.Headers.CacheControl.ToString(), []);

    private KeptPage Keep(HttpResponse response, byte[] body, string tag, string caching, IReadOnlyList<KeyValuePair<string, string>> headers) => new(
        body, response.ContentType!, response.Headers.ContentEncoding is { Count: > 0 } values ? values.ToString() : null, tag, caching, headers, cache.Until);

    private static async Task SendAsync(HttpContext context, KeptPage page)
    {
        var response = context.Response;
        response.Headers.ETag = page.Tag;
        response.Headers.CacheControl = page.CacheControl;
        if (!response.Headers.Vary.ToString().Contains(HeaderNames.AcceptEncoding, StringComparison.OrdinalIgnoreCase))
            response.Headers.Append(HeaderNames.Vary, HeaderNames.AcceptEncoding);
        foreach (var (name, value) in page.Headers)
            response.Headers[name] = value;
        if (EntityTags.IsAmong(context.Request.Headers.IfNoneMatch, page.Tag))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            response.ContentLength = null;
            return;
        }
        response.ContentType = page.ContentType;
        if (page.ContentEncoding is { } encoding)
            response.Headers.ContentEncoding = encoding;
        response.ContentLength = page.Body.Length;
        if (!HttpMethods.IsHead(context.Request.Method))
            await response.Body.WriteAsync(page.Body, context.RequestAborted);
    }
}
