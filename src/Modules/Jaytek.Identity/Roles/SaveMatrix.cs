using Jaytek.Engine.Actions;
using Jaytek.Identity.Rights;
using Jaytek.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Identity.Roles;

/// <summary>What to change in one role.</summary>
/// <param name="RoleId">The role.</param>
/// <param name="Version">Its concurrency stamp as the asker saw it.</param>
/// <param name="Shown">The names that the asker saw; what the role holds beyond these stays.</param>
/// <param name="Wanted">Those of them that it is to hold.</param>
internal sealed record MatrixColumn(string RoleId, string Version, IReadOnlyCollection<string> Shown, IReadOnlyCollection<string> Wanted);

/// <summary>Changes the rights of several roles at once: all of them, or none.</summary>
internal sealed class SaveMatrix(ActionRunner runner, SaveRole save)
{
    /// <summary>The names of the roles that changed. Errors: those of <see cref="SaveRole"/>, and <c>identity.role.not_found</c>.</summary>
    public Task<Result<IReadOnlyList<string>>> RunAsync(IReadOnlyList<MatrixColumn> columns, CancellationToken cancellationToken) =>
        runner.RunAsync<IReadOnlyList<string>>("identity.role.save_matrix", async scope =>
        {
            if (await scope.RefuseAsync(IdentityPermissions.ManageRoles, null, cancellationToken) is { } refusal)
                return refusal;
            var changed = new List<string>();
            foreach (var column in columns)
            {
                if (await scope.Db.Set<AppRole>().AsNoTracking().SingleOrDefaultAsync(one => one.Id == column.RoleId, cancellationToken) is not { } role)
                    return new Error("identity.role.not_found", "One of these roles is gone. Reload the page.", ErrorKind.NotFound);
                var held = await scope.Db.Set<RolePermission>().Where(row => row.RoleId == role.Id).Select(row => row.Name).ToListAsync(cancellationToken);
                var wanted = held.Except(column.Shown).Concat(column.Wanted).ToList();
                var saved = await save.RunAsync(new RoleInput(role.Name!, null, wanted, PermissionBehavior.Replace, column.Version), cancellationToken);
                if (saved.Error is { } error)
                    return error with { Message = $"{role.Name}: {error.Message}" };
                if (saved.Value != Engine.Contracts.RecipeChange.Unchanged)
                    changed.Add(role.Name!);
            }

            return changed;
        }, cancellationToken);
}
