using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Jaytek.Engine.Security;
using Jaytek.Identity.Users;
using Jaytek.Kernel;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace Jaytek.Identity.SignIn;

/// <summary>
/// Browsers in which somebody has signed in before (OWASP, "Slow down online guessing attacks with device cookies"). Their attempts are
/// counted apart, so that strangers who guess at an account cannot keep its owner out. The cookie opens nothing, and says who may not be
/// kept waiting for others: an account, a device, since when, and under which security stamp; encrypted and signed. So a new password, and
/// whatever else ends all sessions, makes every browser an unknown one.
/// </summary>
internal sealed class KnownDevices(IHttpContextAccessor http, IDataProtectionProvider protection, IOptions<AccountOptions> options, TimeProvider clock)
{
    // A family's browser; whoever signed in longest ago is forgotten.
    private const int MostAccounts = 4;

    private const int LongestCookie = 2_048;

    private readonly IDataProtector _protector = protection.CreateProtector("Jaytek.Identity.Device");

    private TimeSpan Lifetime => TimeSpan.FromDays(options.Value.DeviceDays);

    /// <summary>The device's id where this account has signed in with it since its stamp is what it is; null in every other browser.</summary>
    public string? Find(AppUser user) =>
        Read().Where(known => known.UserId == user.Id && known.Stamp == Fingerprint(user)).Select(known => known.DeviceId).FirstOrDefault();

    /// <summary>Makes this browser one that the account is known to sign in with.</summary>
    public void Remember(AppUser user)
    {
        if (http.HttpContext is not { } context)
            return;
        var now = clock.GetUtcNow();
        var known = Read().Where(one => one.UserId != user.Id).Take(MostAccounts - 1)
            .Prepend(new Known(user.Id, PublicId.New(), now.ToUnixTimeSeconds(), Fingerprint(user)));
        var value = string.Join(';', known.Select(one => string.Create(CultureInfo.InvariantCulture, $"{one.UserId},{one.DeviceId},{one.Since},{one.Stamp}")));
        var cookie = new SiteCookie(SiteCookie.Device) { Expiration = Lifetime };
        context.Response.Cookies.Append(SiteCookie.Device, _protector.Protect(value), cookie.Build(context, now));
    }

    private IEnumerable<Known> Read()
    {
        if (http.HttpContext?.Request.Cookies[SiteCookie.Device] is not { Length: > 0 and < LongestCookie } cookie)
            return [];
        try
        {
            var oldest = (clock.GetUtcNow() - Lifetime).ToUnixTimeSeconds();
            // An entry of before stamps were noted is nobody's.
            return _protector.Unprotect(cookie).Split(';').Select(entry => entry.Split(',')).Where(entry => entry.Length == 4)
                .Select(entry => new Known(entry[0], entry[1], long.Parse(entry[2], CultureInfo.InvariantCulture), entry[3]))
                .Where(known => known.Since > oldest).ToList();
        }
        catch (CryptographicException)
        {
            // Made up, or of keys that are gone: a browser like any other.
            return [];
        }
    }

    private static string Fingerprint(AppUser user) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(user.SecurityStamp ?? "")).AsSpan(0, 8));

    private sealed record Known(string UserId, string DeviceId, long Since, string Stamp);
}
