using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace Jaytek.Identity.External;

/// <summary>Says in an address that the owner of an account has just shown password and code, and wants to link it: nobody else's link starts that.</summary>
internal sealed class LinkTicket(IDataProtectionProvider protection, TimeProvider clock)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    private readonly IDataProtector _protector = protection.CreateProtector("Jaytek.Identity.LinkTicket");

    public string Make(string userId, ExternalProvider provider) =>
        _protector.Protect(string.Create(CultureInfo.InvariantCulture, $"{userId} {provider.Id} {clock.GetUtcNow().ToUnixTimeSeconds()}"));

    public bool IsGood(string? ticket, string userId, ExternalProvider provider)
    {
        if (ticket is not { Length: > 0 and < 2_000 })
            return false;
        try
        {
            var parts = _protector.Unprotect(ticket).Split(' ');
            return parts[0] == userId && parts[1] == provider.Id
                && clock.GetUtcNow() - DateTimeOffset.FromUnixTimeSeconds(long.Parse(parts[2], CultureInfo.InvariantCulture)) < Lifetime;
        }
        catch (CryptographicException)
        {
            // Made up: nobody asked for a link.
            return false;
        }
    }
}
