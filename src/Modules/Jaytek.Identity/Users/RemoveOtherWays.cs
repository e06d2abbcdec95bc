using Jaytek.Engine.Actions;
using Jaytek.Identity.Rights;
using Jaytek.Kernel;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Identity.Users;

/// <summary>
/// Takes away the passkeys and the links to other sites of an account that somebody else got into: a new password alone would leave them the
/// doors that they made. Every session and key ends; the password and the second step stay.
/// </summary>
internal sealed class RemoveOtherWays(ActionRunner runner, Ceiling ceiling, EndAccess access)
{
    /// <summary>Errors: <c>identity.user.unknown</c>, <c>identity.rights.beyond_own</c>.</summary>
    public Task<Result> RunAsync(string userId, CancellationToken cancellationToken) =>
        runner.RunAsync("identity.user.remove_ways", async scope =>
        {
            if (await scope.RefuseAsync(IdentityPermissions.EditUsers, null, cancellationToken) is { } refusal)
                return refusal;
            if (await scope.Db.Set<AppUser>().SingleOrDefaultAsync(one => one.Id == userId && one.ErasedAt == null, cancellationToken) is not { } user)
                return IdentityErrors.UnknownUser(userId);
            if (await ceiling.RefuseUserAsync(scope.Actor, user, cancellationToken) is { } beyond)
                return beyond;
            // Before the first row goes: what is being added at this moment is seen, or refused.
            await AccountLock.TakeAsync(scope, userId, cancellationToken);
            var passkeys = await scope.Db.Set<IdentityUserPasskey<string>>().Where(one => one.UserId == userId).ExecuteDeleteAsync(cancellationToken);
            var links = await scope.Db.Set<IdentityUserLogin<string>>().Where(one => one.UserId == userId).ExecuteDeleteAsync(cancellationToken);
            await access.RunAsync(scope, user, cancellationToken);
            scope.Audit("User", user.Id, $"{passkeys} passkeys of {user.UserName} and {links} links to other sites were removed");
            return Result.Success;
        }, cancellationToken);
}
