using System.IO.Compression;
using Jaytek.Engine.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.DependencyInjection;

namespace Jaytek.Engine.Http;

/// <summary>
/// Compresses texts for whoever is not signed in. Where a page holds a secret beside words that a stranger chose, the length of the compressed
/// page tells of the secret (BREACH); pages of the signed-in hold such things, so theirs go as they are. An antiforgery token in the form of
/// a page for strangers is no such secret: it is encrypted anew for each answer. Assets were compressed when the site was built.
/// </summary>
internal static class TextCompression
{
    private static readonly string[] Types =
    [
        "text/html", "text/css", "text/plain", "text/javascript", "text/calendar", "text/xml", "application/javascript", "application/json",
        "application/problem+json", "application/manifest+json", "application/xml", "application/rss+xml", "image/svg+xml",
    ];

    public static void AddTextCompression(this IServiceCollection services)
    {
        services.AddResponseCompression(options =>
        {
            options.EnableForHttps = true;
            options.MimeTypes = Types;
            options.Providers.Add<BrotliCompressionProvider>();
            options.Providers.Add<GzipCompressionProvider>();
        });
        services.Configure<BrotliCompressionProviderOptions>(options => options.Level = CompressionLevel.Optimal);
        services.Configure<GzipCompressionProviderOptions>(options => options.Level = CompressionLevel.Optimal);
    }

    public static void UseTextCompression(this IApplicationBuilder app) =>
        app.UseWhen(context => !BringsSecrets(context.Request), strangers => strangers.UseResponseCompression());

    private static bool BringsSecrets(HttpRequest request) =>
        request.Headers.Authorization.Count > 0
        || (request.Headers.Cookie.Count > 0 && request.Cookies.Any(cookie => SiteCookie.IsPersonal(cookie.Key)));
}
