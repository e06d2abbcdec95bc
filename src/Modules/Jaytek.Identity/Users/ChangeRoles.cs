using Jaytek.Engine.Actions;
using Jaytek.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Identity.Users;

/// <param name="UserId">26 characters.</param>
/// <param name="Roles">Names of all the roles that the user is to have.</param>
/// <param name="Version">The user's concurrency stamp as the asker saw it, or null where they did not look.</param>
internal sealed record RolesOfUser(string UserId, IReadOnlyList<string> Roles, string? Version = null);

/// <summary>Gives a user other roles; it takes effect at the user's next request.</summary>
internal sealed class ChangeRoles(ActionRunner runner, Memberships memberships)
{
    /// <summary>True where the roles changed. Errors: <c>identity.user.unknown</c>, <c>identity.role.unknown</c>, <c>identity.rights.beyond_own</c>, <c>identity.user.last_administrator</c>, <c>engine.conflict</c>.</summary>
    public Task<Result<bool>> RunAsync(RolesOfUser input, CancellationToken cancellationToken) =>
        runner.RunAsync<bool>("identity.user.change_roles", async scope =>
        {
            if (await scope.Db.Set<AppUser>().SingleOrDefaultAsync(one => one.Id == input.UserId, cancellationToken) is not { } user)
                return await scope.RefuseAsync(IdentityPermissions.ViewUsers, null, cancellationToken) ?? IdentityErrors.UnknownUser(input.UserId);
            if (input.Version is not null)
                scope.Db.Entry(user).Property(one => one.ConcurrencyStamp).OriginalValue = input.Version;
            var roles = await memberships.FindAsync(input.Roles, cancellationToken);
            return roles.Error is { } unknown ? unknown : await memberships.SetAsync(scope, user, roles.Value, cancellationToken);
        }, cancellationToken);
}
