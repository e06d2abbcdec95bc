using System.Net;
using Microsoft.AspNetCore.Http;

namespace Jaytek.Identity.SignIn;

/// <summary>The session's cookie: not for scripts, not for other sites' posts, and secure wherever the site is not plain http on this machine.</summary>
internal sealed class SessionCookie : CookieBuilder
{
    public SessionCookie()
    {
        Name = "jaytek.session";
        HttpOnly = true;
        IsEssential = true;
        SameSite = SameSiteMode.Lax;
        Path = "/";
    }

    public override CookieOptions Build(HttpContext context, DateTimeOffset expiresFrom)
    {
        var options = base.Build(context, expiresFrom);
        options.Secure = context.Request.IsHttps || !IsLoopback(context);
        return options;
    }

    // The host that the browser sees counts: behind a proxy on this machine every connection comes from the loopback address.
    private static bool IsLoopback(HttpContext context)
    {
        var host = context.Request.Host.Host;
        return host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
            || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));
    }
}
