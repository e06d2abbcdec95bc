using Jaytek.Engine.Data;
using Jaytek.Engine.Security;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Identity.Roles.Admin;

/// <summary>The roles, with how many have them and how much they grant.</summary>
[Require("roles:manage:any")]
internal sealed class RolesModel(JaytekDb db) : PageModel
{
    public IReadOnlyList<RoleLine> Lines { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken) =>
        Lines = await db.Set<AppRole>().AsNoTracking().OrderBy(role => role.Name)
            .Select(role => new RoleLine(
                role.Id, role.Name!, role.Description,
                db.Set<IdentityUserRole<string>>().Count(member => member.RoleId == role.Id),
                db.Set<RolePermission>().Count(row => row.RoleId == role.Id)))
            .ToListAsync(cancellationToken);

    internal sealed record RoleLine(string Id, string Name, string Description, int Members, int Rights)
    {
        public bool IsAdministrator => SystemRoles.IsAdministrator(Name);

        public bool IsImplicit => SystemRoles.IsImplicit(Name);
    }
}
