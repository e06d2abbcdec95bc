using System.Net;
using Microsoft.AspNetCore.Http;

namespace Jaytek.Engine.Security;

/// <summary>A cookie of this site: not for scripts, not for other sites' posts, and secure wherever the site is not plain http on this machine.</summary>
public sealed class SiteCookie : CookieBuilder
{
    /// <summary>A cookie of this name.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="sameSite">Lax, unless it is of no use to whoever follows a link from elsewhere.</param>
    public SiteCookie(string name, SameSiteMode sameSite = SameSiteMode.Lax)
    {
        Name = name;
        HttpOnly = true;
        IsEssential = true;
        SameSite = sameSite;
        Path = "/";
    }

    private const string Prefix = "jaytek.";

    /// <summary>The cookie of a browser in which somebody has signed in before. It opens nothing, and stays after signing out.</summary>
    public const string Device = "jaytek.device";

    /// <summary>The cookie of a browser in which somebody need not do the second step. It opens nothing, and stays after signing out.</summary>
    public const string TrustedDevice = "jaytek.trusted";

    // It shows nothing, and stays with whoever once saw a form.
    private const string Antiforgery = "jaytek.csrf";

    /// <summary>Whether whoever brings a cookie of this name may be shown something of their own.</summary>
    public static bool IsPersonal(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return name.Contains(Prefix, StringComparison.Ordinal) && !name.EndsWith(Antiforgery, StringComparison.Ordinal)
            && !name.EndsWith(Device, StringComparison.Ordinal) && !name.EndsWith(TrustedDevice, StringComparison.Ordinal);
    }

    /// <inheritdoc/>
    public override CookieOptions Build(HttpContext context, DateTimeOffset expiresFrom)
    {
        ArgumentNullException.ThrowIfNull(context);
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
