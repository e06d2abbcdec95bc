using Jaytek.Engine.Contracts;
using Jaytek.Engine.Security;
using Jaytek.Identity.Rights;
using Jaytek.Kernel;
using Microsoft.AspNetCore.Http;

namespace Jaytek.Identity.Roles;

/// <summary>The rights of the role Anonymous, which everybody has.</summary>
internal sealed class VisitorRights(ICurrentActor current, IAuthorizer authorizer, Ceiling ceiling, RightsCache rights, SaveRole save) : IVisitorRights
{
    public string PageOf(Permission permission) => "/admin/roles/matrix" + QueryString.Create("role", rights.RoleNamed(SystemRoles.Anonymous) ?? "")
        .Add("q", $"{permission.Resource}:{permission.Action}");

    public async ValueTask<bool> MayGrantAsync(Permission permission, CancellationToken cancellationToken) =>
        await authorizer.AllowsAsync(current.Actor, IdentityPermissions.ManageRoles, null, cancellationToken)
        && await ceiling.RefuseGrantsAsync(current.Actor, [permission.ToString()], cancellationToken) is null;

    public async Task<Result> GrantAsync(Permission permission, CancellationToken cancellationToken) =>
        (await save.RunAsync(new RoleInput(SystemRoles.Anonymous, null, [permission.ToString()], PermissionBehavior.Add), cancellationToken)).Error is { } error
            ? error
            : Result.Success;
}
