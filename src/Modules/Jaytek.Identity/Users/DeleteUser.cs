using Jaytek.Engine.Actions;
using Jaytek.Engine.Contracts;
using Jaytek.Engine.Features;
using Jaytek.Identity.Rights;
using Jaytek.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Identity.Users;

/// <summary>
/// Deletes an account: every module erases what it keeps about the person, also while its feature is off. What the person wrote stays on
/// the site, under an id that is nobody's.
/// </summary>
internal sealed class DeleteUser(ActionRunner runner, Memberships memberships, Ceiling ceiling, Enabled<IPersonalData> data)
{
    /// <summary>Errors: <c>identity.user.unknown</c>, <c>identity.user.oneself</c>, <c>identity.user.last_administrator</c>, <c>identity.rights.beyond_own</c>, <c>identity.user.unconfirmed</c>.</summary>
    /// <param name="userId">26 characters.</param>
    /// <param name="typedName">The user name, typed once more, so that nobody deletes the wrong one.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public Task<Result> RunAsync(string userId, string? typedName, CancellationToken cancellationToken) =>
        runner.RunAsync("identity.user.delete", async scope =>
        {
            if (await scope.RefuseAsync(IdentityPermissions.DeleteUsers, null, cancellationToken) is { } refusal)
                return refusal;
            if (await scope.Db.Set<AppUser>().SingleOrDefaultAsync(one => one.Id == userId && one.ErasedAt == null, cancellationToken) is not { } user)
                return IdentityErrors.UnknownUser(userId);
            if (scope.Actor.UserId == userId)
                return IdentityErrors.Oneself;
            if (await ceiling.RefuseUserAsync(scope.Actor, user, cancellationToken) is { } beyond)
                return beyond;
            if (await memberships.IsLastAdministratorAsync(userId, cancellationToken))
                return IdentityErrors.LastAdministrator;
            if (typedName?.Trim() != user.UserName)
                return Error.Member("identity.user.unconfirmed", "TypedName", $"Type {user.UserName} to delete this account.");
            foreach (var (_, part) in data.IncludingDisabled())
                await part.EraseAsync(userId, cancellationToken);
            return Result.Success;
        }, cancellationToken);
}
