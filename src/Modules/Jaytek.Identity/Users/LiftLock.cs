using Jaytek.Engine.Actions;
using Jaytek.Identity.Rights;
using Jaytek.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Identity.Users;

/// <summary>Lets an account that rests after wrong passwords be signed in to again, from everywhere; its password, sessions and tokens stay.</summary>
internal sealed class LiftLock(ActionRunner runner, Ceiling ceiling)
{
    /// <summary>Errors: <c>identity.user.unknown</c>, <c>identity.rights.beyond_own</c>.</summary>
    public Task<Result> RunAsync(string userId, CancellationToken cancellationToken) =>
        runner.RunAsync("identity.user.lift_lock", async scope =>
        {
            if (await scope.RefuseAsync(IdentityPermissions.EditUsers, null, cancellationToken) is { } refusal)
                return refusal;
            if (await scope.Db.Set<AppUser>().SingleOrDefaultAsync(one => one.Id == userId && one.ErasedAt == null, cancellationToken) is not { } user)
                return IdentityErrors.UnknownUser(userId);
            if (await ceiling.RefuseUserAsync(scope.Actor, user, cancellationToken) is { } beyond)
                return beyond;
            (user.AccessFailedCount, user.LockoutEnd) = (0, null);
            // What each process counts by address, it counts for the account as it was.
            user.ConcurrencyStamp = PublicId.New();
            scope.Audit("User", user.Id, $"Lock of {user.UserName} after wrong passwords lifted");
            return Result.Success;
        }, cancellationToken);
}
