using Jaytek.Engine.Actions;
using Jaytek.Identity.Rights;
using Jaytek.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Identity.Users;

/// <summary>Ends every session and token of a user, on all devices, at their next request; the account stays open.</summary>
internal sealed class SignOutUser(ActionRunner runner, Ceiling ceiling)
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
            user.SecurityStamp = PublicId.New();
            scope.Bump(AccountsEpoch.Name);
            scope.Audit("User", user.Id, $"User {user.UserName} was signed out everywhere");
            return Result.Success;
        }, cancellationToken);
}
