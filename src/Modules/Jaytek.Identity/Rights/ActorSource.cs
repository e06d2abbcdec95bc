using System.Security.Claims;
using Jaytek.Engine.Security;
using Jaytek.Identity.SecondFactor;
using Jaytek.Identity.SignIn;
using Jaytek.Kernel;
using Microsoft.AspNetCore.Identity;

namespace Jaytek.Identity.Rights;

/// <summary>
/// Takes a ticket, be it a cookie or a bearer token, for what it is: an id and a stamp. A suspended user, a deleted one and one whose
/// stamp has moved on (new password, "sign out everywhere") are nobody from the next request; so is a session that was signed out of, and one without a second
/// step where a role asks for it.
/// </summary>
internal sealed class ActorSource(RightsCache cache, EndedSessions ended, SessionUse use, SecondFactorRule secondFactor) : IActorSource
{
    public async ValueTask<Actor> FromAsync(ClaimsPrincipal principal, CancellationToken cancellationToken)
    {
        if (await FindAsync(principal, cancellationToken) is not { } rights)
            return Actor.Anonymous;
        // Sign-ins by script are in nobody's list.
        if (principal.Identity?.AuthenticationType == IdentityConstants.ApplicationScheme && principal.FindFirstValue(Ticket.Session) is { } session)
            await use.TouchAsync(session, cancellationToken);
        return Actor.User(rights.UserId, rights.UserName) with { Stamp = rights.SecurityStamp };
    }

    private async ValueTask<UserRights?> FindAsync(ClaimsPrincipal principal, CancellationToken cancellationToken) =>
        principal.FindFirstValue(Ticket.UserId) is { } userId
        && principal.FindFirstValue(Ticket.Stamp) is { } stamp
        && await cache.FindAsync(userId, cancellationToken) is { } rights
        && string.Equals(rights.SecurityStamp, stamp, StringComparison.Ordinal)
        && !(principal.FindFirstValue(Ticket.Session) is { } session && await ended.IsEndedAsync(userId, session, cancellationToken))
        && !(IsOwnTicket(principal) && !Ticket.IsTwoFactor(principal) && secondFactor.Binds(rights))
            ? rights
            : null;

    // The tickets of this module say how they were come by. Who issues others asks the sign-in page first, which asks for the second step.
    private static bool IsOwnTicket(ClaimsPrincipal principal) =>
        principal.Identity?.AuthenticationType is { } type && (type == IdentityConstants.ApplicationScheme || type == IdentityConstants.BearerScheme);
}
