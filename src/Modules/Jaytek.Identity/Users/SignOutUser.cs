using Jaytek.Engine.Actions;
using Jaytek.Identity.Rights;
using Jaytek.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Identity.Users;

/// <summary>Ends every session, token and key of a user, on all devices, at their next request; the account stays open.</summary>
internal sealed class SignOutUser(ActionRunner runner, Ceiling ceiling, EndAccess access)
{
    /// <summary>Errors: <c>identity.user.unknown</c>, <c>identity.rights.beyond_own</c>.</summary>
    public Task<Result> RunAsync(string userId, CancellationToken cancellationToken) =>
        runner.RunAsync("identity.user.sign_out", async scope =>
        {
            if (await scope.RefuseAsync(IdentityPermissions.EditUsers, null, cancellationToken) is { } refusal)
                return refusal;
            if (await scope.Db.Set<AppUser>().SingleOrDefaultAsync(one => one.Id == userId && one.ErasedAt == null, cancellationToken) is not { } user)
                return IdentityErrors.UnknownUser(userId);
            if (await ceiling.RefuseUserAsync(scope.Actor, user, cancellationToken) is { } beyond)
                return beyond;
            await access.RunAsync(scope, user, cancellationToken);
            scope.Audit("User", user.Id, $"User {user.UserName} was signed out everywhere");
            return Result.Success;
        }, cancellationToken);
}
