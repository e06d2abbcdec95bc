using System.Text.Json.Nodes;
using Jaytek.Engine.Actions;
using Jaytek.Engine.Data;
using Jaytek.Identity.Contracts;
using Jaytek.Identity.Rights;
using Jaytek.Identity.Roles;
using Jaytek.Kernel;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Identity.Users;

/// <summary>What the actions about users share: which roles a user has, and the administrator who must remain.</summary>
internal sealed class Memberships(JaytekDb db, Ceiling ceiling)
{
    /// <summary>The user's roles, by name.</summary>
    public async Task<IReadOnlyList<AppRole>> OfAsync(string userId, CancellationToken cancellationToken) =>
        await db.Set<AppRole>()
            .Where(role => db.Set<IdentityUserRole<string>>().Any(member => member.UserId == userId && member.RoleId == role.Id))
            .OrderBy(role => role.Name)
            .ToListAsync(cancellationToken);

    /// <summary>The roles of these names, in any case; an unknown or implicit one is a refusal.</summary>
    public async Task<Result<IReadOnlyList<AppRole>>> FindAsync(IReadOnlyList<string> names, CancellationToken cancellationToken)
    {
        var roles = await db.Set<AppRole>().OrderBy(role => role.Name).ToListAsync(cancellationToken);
        var found = new List<AppRole>();
        foreach (var name in names.Select(name => name.Trim()).Distinct(StringComparer.OrdinalIgnoreCase))
        {
            if (SystemRoles.IsImplicit(name))
                return IdentityErrors.ImplicitRole(name);
            if (roles.Find(role => role.NormalizedName == SystemRoles.Normalize(name)) is not { } role)
                return IdentityErrors.UnknownRole(name, roles.Select(one => one.Name!).Where(one => !SystemRoles.IsImplicit(one)));
            found.Add(role);
        }

        return found;
    }

    /// <summary>Gives the user exactly these roles. True where that is a change.</summary>
    public async Task<Result<bool>> SetAsync(ActionScope scope, AppUser user, IReadOnlyList<AppRole> roles, CancellationToken cancellationToken)
    {
        var before = await OfAsync(user.Id, cancellationToken);
        var come = roles.ExceptBy(before.Select(role => role.Id), role => role.Id).ToList();
        var gone = before.ExceptBy(roles.Select(role => role.Id), role => role.Id).ToList();
        if (come.Count + gone.Count == 0)
            return false;
        foreach (var role in come.Concat(gone))
        {
            if (await scope.RefuseAsync(IdentityPermissions.AssignRole(role.Name!), null, cancellationToken) is { } refusal)
                return refusal;
        }

        if (await ceiling.RefuseRolesAsync(scope.Actor, [.. come, .. gone], cancellationToken) is { } beyond)
            return beyond;
        if (gone.Exists(role => SystemRoles.IsAdministrator(role.Name)) && await IsLastAdministratorAsync(user.Id, cancellationToken))
            return IdentityErrors.LastAdministrator;

        db.AddRange(come.Select(role => new IdentityUserRole<string> { UserId = user.Id, RoleId = role.Id }));
        db.RemoveRange(gone.Select(role => new IdentityUserRole<string> { UserId = user.Id, RoleId = role.Id }));
        // Of two people who change the same user's roles at once, one is told.
        user.ConcurrencyStamp = PublicId.New();
        scope.Bump(RightsCache.EpochName);
        scope.Audit("User", user.Id, $"Roles of {user.UserName} changed",
            new JsonObject { ["Roles"] = Names(before) }, new JsonObject { ["Roles"] = Names(roles) });
        scope.Raise(new UserRolesChanged(user.Id, [.. roles.Select(role => role.Name!)]));
        return true;
    }

    /// <summary>True where nobody but this user is an administrator who can sign in. Holds the role's row until the unit ends, so that two who leave at once are asked one after the other.</summary>
    public async Task<bool> IsLastAdministratorAsync(string userId, CancellationToken cancellationToken)
    {
        var key = SystemRoles.Normalize(SystemRoles.Administrator);
        await db.Set<AppRole>().Where(role => role.NormalizedName == key)
            .ExecuteUpdateAsync(set => set.SetProperty(role => role.NormalizedName, role => role.NormalizedName), cancellationToken);
        var administrators = await db.Set<AppUser>()
            .Where(user => user.IsEnabled && user.PasswordHash != null)
            .Where(user => db.Set<IdentityUserRole<string>>().Any(member => member.UserId == user.Id
                && db.Set<AppRole>().Any(role => role.Id == member.RoleId && role.NormalizedName == key)))
            .Select(user => user.Id)
            .ToListAsync(cancellationToken);
        return administrators is [var last] && last == userId;
    }

    private static JsonArray Names(IEnumerable<AppRole> roles) =>
        new([.. roles.Select(role => role.Name!).Order(StringComparer.Ordinal).Select(name => (JsonNode)name)]);
}
