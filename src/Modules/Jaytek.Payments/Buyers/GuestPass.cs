using System.Security.Cryptography;
using Jaytek.Kernel;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;

namespace Jaytek.Payments.Buyers;

/// <summary>What proves that a browser, or who opens a mail's link, is a guest: the guest's id under the site's key. Nobody can make one of an id that they saw.</summary>
internal sealed class GuestPass(IDataProtectionProvider protection, TimeProvider clock)
{
    public const string CookieName = "jaytek.guest";

    // As long as a guest may come back for what they paid for.
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(180);

    private readonly ITimeLimitedDataProtector _protector = protection.CreateProtector("Jaytek.Payments.Guest").ToTimeLimitedDataProtector();

    /// <summary>A pass for a guest.</summary>
    public string Make(string guestId) => _protector.Protect(guestId, clock.GetUtcNow() + Lifetime);

    /// <summary>The guest of a pass, or null where it is none, or too old.</summary>
    public string? Read(string? pass)
    {
        if (pass is not { Length: > 0 and < 1_000 })
            return null;
        try
        {
            return _protector.Unprotect(pass) is var id && PublicId.IsWellFormed(id) ? id : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>Gives the browser a guest's pass.</summary>
    public void Give(HttpContext http, string guestId) => http.Response.Cookies.Append(CookieName, Make(guestId), new CookieOptions
    {
        HttpOnly = true, Secure = http.Request.IsHttps, SameSite = SameSiteMode.Lax, IsEssential = true, MaxAge = Lifetime, Path = "/",
    });

    /// <summary>Takes it away again.</summary>
    public static void Take(HttpContext http) => http.Response.Cookies.Delete(CookieName, new CookieOptions { Path = "/" });
}
