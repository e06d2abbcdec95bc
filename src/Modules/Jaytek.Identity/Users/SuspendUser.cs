using Jaytek.Engine.Actions;
using Jaytek.Identity.Contracts;
using Jaytek.Identity.Rights;
using Jaytek.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Identity.Users;

/// <summary>Suspends an account, whose sessions, tokens and keys then end at once and for good, or lets it sign in again.</summary>
internal sealed class SuspendUser(ActionRunner runner, Memberships memberships, Ceiling ceiling, EndAccess access)
{
    private const int LongestReason = 500;

    /// <summary>Suspends, with a reason for other administrators, or lets in again. Errors: <c>identity.user.invalid</c>, <c>identity.user.unknown</c>, <c>identity.user.oneself</c>, <c>identity.user.last_administrator</c>, <c>identity.rights.beyond_own</c>.</summary>
    public Task<Result> RunAsync(string userId, bool suspended, string? reason, CancellationToken cancellationToken) =>
        runner.RunAsync("identity.user.suspend", async scope =>
        {
            if (await scope.RefuseAsync(IdentityPermissions.EditUsers, null, cancellationToken) is { } refusal)
                return refusal;
            if (reason?.Length > LongestReason)
                return Error.Member("identity.user.invalid", "Reason", $"A reason has at most {LongestReason} characters.");
            if (await scope.Db.Set<AppUser>().SingleOrDefaultAsync(one => one.Id == userId && one.ErasedAt == null, cancellationToken) is not { } user)
                return IdentityErrors.UnknownUser(userId);
            if (await RefuseAsync(scope, user, suspended, cancellationToken) is { } error)
                return error;
            if (user.IsEnabled == !suspended)
                return Result.Success;

            var before = UserValues.Of(user);
            user.IsEnabled = !suspended;
            user.SuspendedReason = suspended && !string.IsNullOrWhiteSpace(reason) ? reason.Trim() : null;
            await access.RunAsync(scope, user, cancellationToken);
            scope.Bump(RightsCache.EpochName);
            scope.Audit("User", user.Id, $"User {user.UserName} {(suspended ? "suspended" : "may sign in again")}", before, UserValues.Of(user));
            if (suspended)
                scope.Raise(new UserSuspended(user.Id));
            return Result.Success;
        }, cancellationToken);

    private async Task<Error?> RefuseAsync(ActionScope scope, AppUser user, bool suspended, CancellationToken cancellationToken)
    {
        if (suspended && scope.Actor.UserId == user.Id)
            return IdentityErrors.Oneself;
        if (await ceiling.RefuseUserAsync(scope.Actor, user, cancellationToken) is { } beyond)
            return beyond;
        return suspended && await memberships.IsLastAdministratorAsync(user.Id, cancellationToken) ? IdentityErrors.LastAdministrator : null;
    }
}
