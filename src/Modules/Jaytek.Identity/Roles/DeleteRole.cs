using Jaytek.Engine.Actions;
using Jaytek.Identity.Rights;
using Jaytek.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Identity.Roles;

/// <summary>Deletes a role; its members lose what it granted at their next request.</summary>
internal sealed class DeleteRole(ActionRunner runner, Ceiling ceiling)
{
    /// <summary>Errors: <c>identity.role.not_found</c>, <c>identity.role.system</c>, <c>identity.rights.beyond_own</c>.</summary>
    public Task<Result> RunAsync(string name, CancellationToken cancellationToken) =>
        runner.RunAsync("identity.role.delete", async scope =>
        {
            if (await scope.RefuseAsync(IdentityPermissions.ManageRoles, null, cancellationToken) is { } refusal)
                return refusal;
            var key = SystemRoles.Normalize(name);
            if (await scope.Db.Set<AppRole>().SingleOrDefaultAsync(one => one.NormalizedName == key, cancellationToken) is not { } role)
                return new Error("identity.role.not_found", $"There is no role {name}.", ErrorKind.NotFound);
            if (SystemRoles.IsSystem(role.Name!))
                return IdentityErrors.SystemRole(role.Name!);
            if (await ceiling.RefuseRolesAsync(scope.Actor, [role], cancellationToken) is { } beyond)
                return beyond;
            var rights = await scope.Db.Set<RolePermission>().Where(row => row.RoleId == role.Id).Select(row => row.Name).ToListAsync(cancellationToken);
            scope.Db.Remove(role);
            scope.Bump(RightsCache.EpochName);
            scope.Audit("Role", role.Id, $"Role {role.Name} deleted", SaveRole.Values(role.Description, rights));
            return Result.Success;
        }, cancellationToken);
}
