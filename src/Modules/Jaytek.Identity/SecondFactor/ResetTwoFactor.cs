using Jaytek.Engine.Actions;
using Jaytek.Identity.Rights;
using Jaytek.Identity.Users;
using Jaytek.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Identity.SecondFactor;

/// <summary>An administrator lets somebody in who lost app and recovery codes: the second step is off, and every session ends. The password stays.</summary>
internal sealed class ResetTwoFactor(ActionRunner runner, Ceiling ceiling)
{
    /// <summary>Errors: <c>identity.user.unknown</c>, <c>identity.rights.beyond_own</c>, <c>identity.two_factor.off</c>.</summary>
    public Task<Result> RunAsync(string userId, CancellationToken cancellationToken) =>
        runner.RunAsync("identity.two_factor.reset", async scope =>
        {
            if (await scope.RefuseAsync(IdentityPermissions.EditUsers, null, cancellationToken) is { } refusal)
                return refusal;
            if (await scope.Db.Set<AppUser>().SingleOrDefaultAsync(one => one.Id == userId && one.ErasedAt == null, cancellationToken) is not { } user)
                return IdentityErrors.UnknownUser(userId);
            if (await ceiling.RefuseUserAsync(scope.Actor, user, cancellationToken) is { } beyond)
                return beyond;
            if (!user.TwoFactorEnabled)
                return SecondFactorErrors.IsOff;
            await ChangeTwoFactor.ClearAsync(scope, user, cancellationToken);
            scope.Audit("User", user.Id, $"Two-step sign-in of {user.UserName} was reset");
            return Result.Success;
        }, cancellationToken);
}
