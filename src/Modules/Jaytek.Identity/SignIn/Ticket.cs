using System.Globalization;
using System.Security.Claims;
using Jaytek.Engine.Contracts;
using Jaytek.Kernel;

namespace Jaytek.Identity.SignIn;

/// <summary>
/// What cookies and tokens carry: who, the stamp under which they were issued, how and when they signed in, and of which sign-in they are.
/// Never roles, which are looked up per request.
/// </summary>
internal static class Ticket
{
    public const string UserId = ClaimTypes.NameIdentifier;

    public const string Stamp = "AspNet.Identity.SecurityStamp";

    public const string Session = SessionClaims.Session;

    /// <summary>Which of a sign-in's refresh tokens it is.</summary>
    public const string Use = "use";

    /// <summary>OpenID Connect's name; RFC 8176 has the values.</summary>
    public const string Methods = "amr";

    /// <summary>OpenID Connect's name: seconds since 1970.</summary>
    public const string AuthenticatedAt = SessionClaims.AuthenticatedAt;

    /// <summary>Among <see cref="Methods"/>: more than one factor.</summary>
    public const string MultiFactor = "mfa";

    public static ClaimsPrincipal For(string userId, string userName, string securityStamp, string scheme, string? sessionId = null)
    {
        var identity = new ClaimsIdentity(
            [new Claim(UserId, userId), new Claim(ClaimTypes.Name, userName), new Claim(Stamp, securityStamp)],
            scheme, ClaimTypes.Name, ClaimTypes.Role);
        if (sessionId is not null)
            identity.AddClaim(new Claim(Session, sessionId));
        return new ClaimsPrincipal(identity);
    }

    /// <summary>Marks the tokens that are made of it, so that the refresh token among them is good once.</summary>
    public static ClaimsPrincipal ForOneUse(this ClaimsPrincipal ticket)
    {
        ((ClaimsIdentity)ticket.Identity!).AddClaim(new Claim(Use, PublicId.New()));
        return ticket;
    }

    /// <summary>Notes how and when somebody signed in.</summary>
    public static ClaimsPrincipal By(this ClaimsPrincipal ticket, Proof proof, DateTimeOffset now)
    {
        var identity = (ClaimsIdentity)ticket.Identity!;
        identity.AddClaim(new Claim(Methods, proof.Reference));
        if (proof.IsTwoFactor)
            identity.AddClaim(new Claim(Methods, MultiFactor));
        identity.AddClaim(new Claim(AuthenticatedAt, now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)));
        return ticket;
    }

    /// <summary>Takes over how and when the earlier ticket of the same session was come by.</summary>
    public static ClaimsPrincipal As(this ClaimsPrincipal ticket, ClaimsPrincipal earlier)
    {
        ((ClaimsIdentity)ticket.Identity!).AddClaims(earlier.Claims.Where(claim => claim.Type is Methods or AuthenticatedAt).Select(claim => claim.Clone()));
        return ticket;
    }

    public static bool IsTwoFactor(ClaimsPrincipal ticket) => ticket.HasClaim(Methods, MultiFactor);

    /// <summary>When whoever holds it signed in; null for a ticket of before that was noted.</summary>
    public static DateTimeOffset? SignedInAt(ClaimsPrincipal ticket) =>
        long.TryParse(ticket.FindFirstValue(AuthenticatedAt), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null;
}
