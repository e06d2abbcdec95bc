using Jaytek.Engine.Data;
using Jaytek.Identity.SignUp;
using Jaytek.Identity.Users;
using Jaytek.Kernel;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Identity.Account;

/// <summary>Where somebody's application to teach stands, as far as they are to be told.</summary>
internal enum ApplicationState
{
    /// <summary>There is none, or it was approved: the role says so.</summary>
    None,

    Pending,

    Declined,
}

/// <summary>What a person sees of their account.</summary>
internal sealed record OwnView(
    string UserName, string Email, string? DisplayName, string? TimeZone, IReadOnlyList<string> Roles, DateTimeOffset Since, ApplicationState Application,
    bool HasTwoFactor, int Passkeys, IReadOnlyList<string> Providers);

/// <summary>Reads one's own account.</summary>
internal sealed class OwnAccountView(JaytekDb db, Memberships memberships)
{
    public async Task<OwnView?> FindAsync(Actor actor, CancellationToken cancellationToken)
    {
        if (await db.Set<AppUser>().AsNoTracking().SingleOrDefaultAsync(user => user.Id == actor.UserId, cancellationToken) is not { } user)
            return null;
        var zone = await db.Set<IdentityUserClaim<string>>().AsNoTracking()
            .Where(claim => claim.UserId == user.Id && claim.ClaimType == SaveOwnProfile.ZoneClaim).Select(claim => claim.ClaimValue).FirstOrDefaultAsync(cancellationToken);
        var application = await db.Set<SignUpRow>().AsNoTracking().SingleOrDefaultAsync(row => row.UserId == user.Id && row.Kind == SignUpKind.Instructor, cancellationToken) switch
        {
            { IsApproved: null } => ApplicationState.Pending,
            { IsApproved: false } => ApplicationState.Declined,
            _ => ApplicationState.None,
        };
        var roles = (await memberships.OfAsync(user.Id, cancellationToken)).Select(role => role.Name!).ToList();
        return new OwnView(user.UserName!, user.Email ?? user.UserName!, user.DisplayName, zone, roles, user.CreatedAt, application, user.TwoFactorEnabled,
            await db.Set<IdentityUserPasskey<string>>().CountAsync(passkey => passkey.UserId == user.Id, cancellationToken),
            await db.Set<IdentityUserLogin<string>>().Where(one => one.UserId == user.Id).Select(one => one.LoginProvider).Order().ToListAsync(cancellationToken));
    }
}
