using System.Security.Cryptography;
using Jaytek.Engine.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;

namespace Jaytek.Engine.PageCaching;

/// <summary>
/// Answers public pages from <see cref="PageCache"/> and keeps what it had to make. Whoever brings a cookie of this site may see
/// something of their own, so their pages are made for them and not kept anywhere on the way.
/// </summary>
internal sealed class PageCacheMiddleware(RequestDelegate next, PageCache cache)
{
    private const int MaxBytes = 1024 * 1024;

    private static readonly string[] KeptHeaders = [HeaderNames.ContentSecurityPolicy, HeaderNames.ContentLanguage, HeaderNames.Link, "X-Robots-Tag"];

    public async Task InvokeAsync(HttpContext context)
    {
        if (!IsPublicPage(context))
        {
            await next(context);
            return;
        }
        context.Response.Headers.Append(HeaderNames.Vary, HeaderNames.Cookie);
        if (BringsCookies(context.Request))
        {
            context.Response.Headers.CacheControl = "private, no-cache";
            await next(context);
            return;
        }
        var key = KeyOf(context);
        if (cache.Find(key) is { } kept)
            await SendAsync(context, kept);
        else
            await MakeAsync(context, key);
    }

    private static bool IsPublicPage(HttpContext context) =>
        (HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method))
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
        var encodings = request.Headers.AcceptEncoding.ToString();
        var encoding = encodings.Contains("br", StringComparison.OrdinalIgnoreCase) ? "br"
            : encodings.Contains("gzip", StringComparison.OrdinalIgnoreCase) ? "gzip" : "";
        return string.Join('\n', request.Scheme, request.Host.Value, request.PathBase.Value, request.Path.Value, request.QueryString.Value,
            encoding, request.Headers["HX-Request"].ToString(), request.Headers["HX-Target"].ToString());
    }

    private async Task MakeAsync(HttpContext context, string key)
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
        if (!MayKeep(context.Response, buffer.Length))
        {
            context.Response.ContentLength = buffer.Length;
            await context.Response.Body.WriteAsync(buffer.GetBuffer().AsMemory(0, (int)buffer.Length), context.RequestAborted);
            return;
        }
        // A view writes its page for HEAD too; the server cuts it off.
        var page = PageOf(context.Response, buffer.ToArray());
        cache.Add(key, page, generation);
        await SendAsync(context, page);
    }

    private static bool MayKeep(HttpResponse response, long length) =>
        response.StatusCode == StatusCodes.Status200OK && length <= MaxBytes && response.Headers.SetCookie.Count == 0
        && response.ContentType?.StartsWith("text/html", StringComparison.OrdinalIgnoreCase) == true
        && !response.Headers.CacheControl.ToString().Contains("no-store", StringComparison.OrdinalIgnoreCase);

    private KeptPage PageOf(HttpResponse response, byte[] body)
    {
        var headers = KeptHeaders.Where(response.Headers.ContainsKey)
            .Select(name => KeyValuePair.Create(name, response.Headers[name].ToString())).ToList();
        var encoding = response.Headers.ContentEncoding is { Count: > 0 } values ? values.ToString() : null;
        var tag = $"\"{Convert.ToHexStringLower(SHA256.HashData(body).AsSpan(0, 12))}\"";
        return new KeptPage(body, response.ContentType!, encoding, tag, headers, cache.Until);
    }

    private static async Task SendAsync(HttpContext context, KeptPage page)
    {
        var response = context.Response;
        response.Headers.ETag = page.Tag;
        // Anybody may keep it and asks each time whether it is still good: an edit is seen at once.
        response.Headers.CacheControl = "public, no-cache";
        if (!response.Headers.Vary.ToString().Contains(HeaderNames.AcceptEncoding, StringComparison.OrdinalIgnoreCase))
            response.Headers.Append(HeaderNames.Vary, HeaderNames.AcceptEncoding);
        foreach (var (name, value) in page.Headers)
            response.Headers[name] = value;
        if (context.Request.Headers.IfNoneMatch.ToString().Contains(page.Tag, StringComparison.Ordinal))
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
