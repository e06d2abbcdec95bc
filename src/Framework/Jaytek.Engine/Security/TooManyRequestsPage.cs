using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace Jaytek.Engine.Security;

/// <summary>
/// What a browser gets that asks too often. The theme's page signs the reader in and reads menus, and a request too many must cost less than
/// the one that it asked for: so this page is whole in itself. Its style is named to the browser by its hash; nothing else may run or load.
/// </summary>
internal static class TooManyRequestsPage
{
    private const string Style = """
        :root{color-scheme:light dark;--bg:#f4f5fa;--text:#111936;--muted:#525c7d;--accent:#8a5300}
        @media (prefers-color-scheme:dark){:root{--bg:#0a1022;--text:#eef1fa;--muted:#aab4d0;--accent:#ffb631}}
        body{display:grid;align-content:center;min-height:100vh;min-height:100svh;margin:0;padding:1.5rem clamp(1rem,4.4vw,4rem);box-sizing:border-box;background:var(--bg);color:var(--text);font:1rem/1.55 system-ui,sans-serif}
        p{max-width:52ch;margin:0;color:var(--muted)}
        .status{max-width:none;color:var(--accent);font:800 clamp(6rem,36vw,20rem)/.8 system-ui,sans-serif;letter-spacing:-.05em}
        h1{margin:2rem 0 .75rem;font-size:clamp(1.75rem,1.4rem + 1.5vw,2.5rem);line-height:1.1}
        a{display:inline-block;margin-top:1.5rem;padding:.75rem 1.25rem;border:1px solid currentColor;border-radius:4px;color:var(--text);font-weight:600;text-decoration:none}
        a:focus-visible{outline:3px solid var(--accent);outline-offset:3px}
        """;

    private static readonly string Policy =
        $"default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Style)))}'";

    private static readonly CompositeFormat Page = CompositeFormat.Parse($$$"""
        <!doctype html>
        <html lang="en">
        <head>
          <meta charset="utf-8">
          <meta name="viewport" content="width=device-width, initial-scale=1">
          <meta name="robots" content="noindex">
          <title>One moment</title>
          <style>{{{Style.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal)}}}</style>
        </head>
        <body>
          <main>
            <p class="status" aria-hidden="true">429</p>
            <h1>One moment</h1>
            <p>There were more requests from your address than this site answers. Try again in {0}.</p>
            <a href="/">Home</a>
          </main>
        </body>
        </html>

        """);

    /// <summary>Writes the page; the status is set already.</summary>
    public static Task WriteAsync(HttpContext context, int seconds)
    {
        var response = context.Response;
        var body = Encoding.UTF8.GetBytes(string.Format(CultureInfo.InvariantCulture, Page, Words(seconds)));
        (response.ContentType, response.ContentLength, response.Headers.CacheControl) = ("text/html; charset=utf-8", body.Length, "no-store");
        response.Headers.ContentSecurityPolicy = Policy;
        return HttpMethods.IsHead(context.Request.Method) ? Task.CompletedTask : response.Body.WriteAsync(body).AsTask();
    }

    private static string Words(int seconds) => seconds switch
    {
        1 => "a second",
        <= 90 => $"{seconds} seconds",
        _ => $"{(seconds + 59) / 60} minutes",
    };
}
