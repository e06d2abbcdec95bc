using System.Security.Claims;
using Jaytek.Engine.Security;
using Jaytek.Identity.SignIn;
using Jaytek.Kernel;

namespace Jaytek.Identity.Rights;

/// <summary>
/// Takes a ticket, be it a cookie or a bearer token, for what it is: an id and a stamp. A suspended user, a deleted one and one whose
/// stamp has moved on (new password, "sign out everywhere") are nobody from the next request; so is a session that was signed out of.
/// </summary>
internal sealed class ActorSource(RightsCache cache, EndedSessions ended) : IActorSource
{
    public async ValueTask<Actor> FromAsync(ClaimsPrincipal principal, CancellationToken cancellationToken) =>
        principal.FindFirstValue(Ticket.UserId) is { } userId
        && principal.FindFirstValue(Ticket.Stamp) is { } stamp
        && await cache.FindAsync(userId, cancellationToken) is { } rights
        && string.Equals(rights.SecurityStamp, stamp, StringComparison.Ordinal)
        && !(principal.FindFirstValue(Ticket.Session) is { } session && await ended.IsEndedAsync(userId, session, cancellationToken))
            ? Actor.User(rights.UserId, rights.UserName)
            : Actor.Anonymous;
}
