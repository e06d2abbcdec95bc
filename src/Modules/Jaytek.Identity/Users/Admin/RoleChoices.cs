using Jaytek.Engine.Data;
using Jaytek.Identity.Roles;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Identity.Users.Admin;

/// <summary>The roles that a form offers: those of which one can be made a member.</summary>
internal sealed class RoleChoices(JaytekDb db)
{
    public async Task<IReadOnlyList<AppRole>> ListAsync(CancellationToken cancellationToken) =>
        [.. (await db.Set<AppRole>().AsNoTracking().OrderBy(role => role.Name).ToListAsync(cancellationToken)).Where(role => !SystemRoles.IsImplicit(role.Name!))];
}
