using System.Security.Claims;

namespace Jaytek.Identity.SignIn;

/// <summary>What cookies and tokens carry: who, and the stamp under which they were issued. Never roles, which are looked up per request.</summary>
internal static class Ticket
{
    public const string UserId = ClaimTypes.NameIdentifier;

    public const string Stamp = "AspNet.Identity.SecurityStamp";

    public static ClaimsPrincipal For(string userId, string userName, string securityStamp, string scheme) =>
        new(new ClaimsIdentity(
            [new Claim(UserId, userId), new Claim(ClaimTypes.Name, userName), new Claim(Stamp, securityStamp)],
            scheme, ClaimTypes.Name, ClaimTypes.Role));
}
