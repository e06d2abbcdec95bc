using Jaytek.Engine.Contracts;
using Jaytek.Engine.Data;
using Jaytek.Identity.Roles;
using Jaytek.Identity.Users;
using Jaytek.Kernel;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Identity.Rights;

/// <summary>
/// The rule that keeps rights from growing by detours: nobody hands on a right that they do not hold, and nobody takes over the account
/// of somebody who holds more than they do.
/// </summary>
internal sealed class Ceiling(JaytekDb db, RightsCache cache) : IRightsCeiling
{
    async Task<Error?> IRightsCeiling.RefuseRolesAsync(Actor actor, IReadOnlyCollection<string> roleNames, CancellationToken cancellationToken)
    {
        var keys = roleNames.Select(SystemRoles.Normalize).ToList();
        var roles = await db.Set<AppRole>().Where(role => keys.Contains(role.NormalizedName!)).ToListAsync(cancellationToken);
        return roleNames.FirstOrDefault(name => !roles.Exists(role => role.NormalizedName == SystemRoles.Normalize(name))) is { } unknown
            ? IdentityErrors.UnknownRole(unknown, cache.RoleNames)
            : await RefuseRolesAsync(actor, roles, cancellationToken);
    }

    Task<Error?> IRightsCeiling.RefusePermissionsAsync(Actor actor, IReadOnlyCollection<Permission> permissions, CancellationToken cancellationToken) =>
        RefuseGrantsAsync(actor, permissions.Select(permission => permission.ToString()), cancellationToken);

    /// <summary>Refuses to hand on what these names grant.</summary>
    public async Task<Error?> RefuseGrantsAsync(Actor actor, IEnumerable<string> names, CancellationToken cancellationToken) =>
        Holds(actor, Grants.Of(names)) && (await HolderAsync(actor, cancellationToken))?.Cover(Grants.Of(names)) != false ? null : IdentityErrors.BeyondOwn;

    /// <summary>Refuses to hand these roles on, or to take them away.</summary>
    public async Task<Error?> RefuseRolesAsync(Actor actor, IReadOnlyCollection<AppRole> roles, CancellationToken cancellationToken)
    {
        if (await HolderAsync(actor, cancellationToken) is not { } held || roles.Count == 0)
            return null;
        if (roles.Any(role => SystemRoles.IsAdministrator(role.Name)))
            return held.AreEverything && Holds(actor, Grants.Everything) ? null : IdentityErrors.BeyondOwn;
        var ids = roles.Select(role => role.Id).ToList();
        var names = await db.Set<RolePermission>().Where(row => ids.Contains(row.RoleId)).Select(row => row.Name).ToListAsync(cancellationToken);
        return held.Cover(Grants.Of(names)) && Holds(actor, Grants.Of(names)) ? null : IdentityErrors.BeyondOwn;
    }

    /// <summary>Refuses to act on an account that holds more.</summary>
    public async Task<Error?> RefuseUserAsync(Actor actor, AppUser user, CancellationToken cancellationToken)
    {
        if (actor.UserId == user.Id)
            return null;
        var roles = await db.Set<AppRole>()
            .Where(role => db.Set<IdentityUserRole<string>>().Any(member => member.UserId == user.Id && member.RoleId == role.Id))
            .ToListAsync(cancellationToken);
        return await RefuseRolesAsync(actor, roles, cancellationToken);
    }

    /// <summary>Whether it is within the actor's limit, where they have one.</summary>
    private bool Holds(Actor actor, Grants grants) => actor.Limit is not { } limit || cache.Of(limit).Cover(grants);

    /// <summary>What the actor holds; null for the system, which has no ceiling.</summary>
    private async Task<Grants?> HolderAsync(Actor actor, CancellationToken cancellationToken) => actor.Kind switch
    {
        ActorKind.System => null,
        ActorKind.Application => cache.Of(actor.Limit!),
        ActorKind.User when await cache.FindAsync(actor.UserId!, cancellationToken) is { } rights => rights.Grants,
        _ => Grants.None,
    };
}
