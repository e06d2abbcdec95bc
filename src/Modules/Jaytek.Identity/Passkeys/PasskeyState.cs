using System.Globalization;
using System.Security.Cryptography;
using Jaytek.Engine.Security;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;

namespace Jaytek.Identity.Passkeys;

/// <summary>What the site asked a browser's authenticator, in an encrypted cookie until the answer comes: the challenge, for whom, and for five minutes.</summary>
internal sealed class PasskeyState(IDataProtectionProvider protection, TimeProvider clock)
{
    private const string Cookie = "jaytek.passkey";

    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);

    private readonly IDataProtector _protector = protection.CreateProtector("Jaytek.Identity.PasskeyState");

    /// <param name="context">The request.</param>
    /// <param name="purpose">What the answer is for; another's is none.</param>
    /// <param name="state">The handler's own words.</param>
    public void Keep(HttpContext context, string purpose, string? state)
    {
        var now = clock.GetUtcNow();
        var value = string.Create(CultureInfo.InvariantCulture, $"{purpose}\n{now.ToUnixTimeSeconds()}\n{state}");
        context.Response.Cookies.Append(Cookie, _protector.Protect(value), new SiteCookie(Cookie) { Expiration = Lifetime }.Build(context, now));
    }

    /// <summary>The state, which this browser then has no more; null where there is none of the purpose, or it is too old.</summary>
    public string? Take(HttpContext context, string purpose)
    {
        if (context.Request.Cookies[Cookie] is not { Length: > 0 and < 4_096 } cookie)
            return null;
        context.Response.Cookies.Delete(Cookie, new SiteCookie(Cookie).Build(context));
        try
        {
            var parts = _protector.Unprotect(cookie).Split('\n', 3);
            var since = DateTimeOffset.FromUnixTimeSeconds(long.Parse(parts[1], CultureInfo.InvariantCulture));
            return parts[0] == purpose && clock.GetUtcNow() - since < Lifetime ? parts[2] : null;
        }
        catch (CryptographicException)
        {
            // Made up, or of keys that are gone: nothing was asked.
            return null;
        }
    }
}
