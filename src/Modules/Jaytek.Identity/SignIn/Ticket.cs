using System.Globalization;
using System.Security.Claims;
using Jaytek.Engine.Contracts;

namespace Jaytek.Identity.SignIn;

/// <summary>
/// What cookies and tokens carry: who, the stamp under which they were issued, and a cookie which session it is. Never roles, which are
/// looked up per request.
/// </summary>
internal static class Ticket
{
    public const string UserId = ClaimTypes.NameIdentifier;

    public const string Stamp = "AspNet.Identity.SecurityStamp";

    public const string Session = SessionClaims.Session;

    public static ClaimsPrincipal For(string userId, string userName, string securityStamp, string scheme, string? sessionId = null, DateTimeOffset? authenticatedAt = null)
    {
        var identity = new ClaimsIdentity(
            [new Claim(UserId, userId), new Claim(ClaimTypes.Name, userName), new Claim(Stamp, securityStamp)],
            scheme, ClaimTypes.Name, ClaimTypes.Role);
        if (sessionId is not null)
            identity.AddClaim(new Claim(Session, sessionId));
        if (authenticatedAt is { } at)
            identity.AddClaim(new Claim(SessionClaims.AuthenticatedAt, at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture), ClaimValueTypes.Integer64));
        return new ClaimsPrincipal(identity);
    }
}
