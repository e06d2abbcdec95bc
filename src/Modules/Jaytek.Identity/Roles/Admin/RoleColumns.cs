using Jaytek.Engine.Data;
using Jaytek.Identity.Rights;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Identity.Roles.Admin;

/// <summary>Reads the roles as columns of the matrix.</summary>
internal sealed class RoleColumns(JaytekDb db)
{
    /// <summary>Everybody's roles first, administrators last, the others by name.</summary>
    public async Task<IReadOnlyList<RoleColumn>> ListAsync(CancellationToken cancellationToken)
    {
        var roles = await db.Set<AppRole>().AsNoTracking().ToListAsync(cancellationToken);
        var held = (await db.Set<RolePermission>().AsNoTracking().ToListAsync(cancellationToken)).ToLookup(row => row.RoleId, row => row.Name);
        return [.. roles.OrderBy(Rank).ThenBy(role => role.Name, StringComparer.Ordinal)
            .Select(role => new RoleColumn(role, held[role.Id].ToHashSet(StringComparer.Ordinal), Always(role, roles, held)))];
    }

    private static List<(string, Grants)> Always(AppRole role, List<AppRole> roles, ILookup<string, string> held)
    {
        string[] names = role.Name is SystemRoles.Anonymous ? [] : role.Name is SystemRoles.Authenticated ? [SystemRoles.Anonymous]
            : [SystemRoles.Anonymous, SystemRoles.Authenticated];
        return [.. roles.Where(one => names.Contains(one.Name, StringComparer.OrdinalIgnoreCase)).Select(one => (one.Name!, Grants.Of(held[one.Id])))];
    }

    private static int Rank(AppRole role) => SystemRoles.IsImplicit(role.Name!) ? 0 : SystemRoles.IsAdministrator(role.Name) ? 2 : 1;
}
