using Jaytek.Engine.Actions;
using Jaytek.Identity.Rights;
using Jaytek.Kernel;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Identity.Users;

/// <summary>Gives a user a new password; every session, token and key that was issued under the old one ends.</summary>
internal sealed class SetPassword(ActionRunner runner, UserManager<AppUser> users, Ceiling ceiling, EndAccess access)
{
    /// <summary>Errors: <c>identity.user.unknown</c>, <c>identity.password.weak</c>, <c>identity.rights.beyond_own</c>.</summary>
    public Task<Result> RunAsync(string userId, string password, CancellationToken cancellationToken) =>
        runner.RunAsync("identity.user.set_password", async scope =>
        {
            if (await scope.RefuseAsync(IdentityPermissions.EditUsers, null, cancellationToken) is { } refusal)
                return refusal;
            if (await scope.Db.Set<AppUser>().SingleOrDefaultAsync(one => one.Id == userId && one.ErasedAt == null, cancellationToken) is not { } user)
                return IdentityErrors.UnknownUser(userId);
            if (await ceiling.RefuseUserAsync(scope.Actor, user, cancellationToken) is { } beyond)
                return beyond;
            foreach (var validator in users.PasswordValidators)
            {
                if (await validator.ValidateAsync(users, user, password) is { Succeeded: false } weak)
                    return IdentityErrors.From(weak);
            }

            user.PasswordHash = users.PasswordHasher.HashPassword(user, password);
            user.AccessFailedCount = 0;
            user.LockoutEnd = null;
            await access.RunAsync(scope, user, cancellationToken);
            scope.Audit("User", user.Id, $"Password of {user.UserName} set");
            return Result.Success;
        }, cancellationToken);
}
