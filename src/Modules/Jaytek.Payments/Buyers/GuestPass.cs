using System.Security.Cryptography;
using Jaytek.Kernel;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;

namespace Jaytek.Payments.Buyers;

/// <summary>What proves that a browser, or who opens a mail's link, is a guest: the guest's id under the site's key. Nobody can make one of an id that they saw.</summary>
internal sealed class GuestPass(IDataProtectionProvider protection, TimeProvider clock)
{
    public const string CookieName = "jaytek.guest";

    // Borne by whoever followed a mail's link, and read by the page that takes orders into an account, alone: anybody can send anybody a link,
    // and what is bought next is not to become the sender's.
    private const string ClaimCookieName = "jaytek.claim";

    // As long as it takes to make an account, with the mail that confirms it.
    private static readonly TimeSpan ClaimLifetime = TimeSpan.FromDays(1);

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

    /// <summary>The guests whose orders this browser may take into an account: the one that it is, and the one of the link that it followed.</summary>
    public IReadOnlyList<string> Claimable(HttpContext http) =>
        [.. new[] { Read(http.Request.Cookies[ClaimCookieName]), Read(http.Request.Cookies[CookieName]) }.OfType<string>().Distinct(StringComparer.Ordinal)];

    /// <summary>Gives the browser a guest's pass: it buys as this guest from now on.</summary>
    public void Give(HttpContext http, string guestId) => http.Response.Cookies.Append(CookieName, Make(guestId), Options(http, Lifetime, "/"));

    /// <summary>Lets the browser take a guest's orders into an account, and nothing else.</summary>
    public void LetClaim(HttpContext http, string guestId) => http.Response.Cookies.Append(ClaimCookieName, Make(guestId), Options(http, ClaimLifetime, ClaimPath(http)));

    /// <summary>Takes both away again.</summary>
    public static void Take(HttpContext http)
    {
        http.Response.Cookies.Delete(CookieName, new CookieOptions { Path = "/" });
        http.Response.Cookies.Delete(ClaimCookieName, new CookieOptions { Path = ClaimPath(http) });
    }

    private static string ClaimPath(HttpContext http) => http.Request.PathBase + ClaimModel.Address;

    private static CookieOptions Options(HttpContext http, TimeSpan lifetime, string path) =>
        new() { HttpOnly = true, Secure = http.Request.IsHttps, SameSite = SameSiteMode.Lax, IsEssential = true, MaxAge = lifetime, Path = path };
}
