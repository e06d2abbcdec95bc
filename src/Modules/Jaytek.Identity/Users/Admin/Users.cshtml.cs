using System.ComponentModel.DataAnnotations;
using Jaytek.Engine.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Jaytek.Identity.Users.Admin;

/// <summary>The accounts, by name.</summary>
[Require("users:view:any")]
internal sealed class UsersModel(UserList users, ICurrentActor current, IAuthorizer authorizer) : PageModel
{
    public const int PageSize = 25;

    public string? Search { get; private set; }

    public int Total { get; private set; }

    public int PageNumber { get; private set; }

    public bool MayEdit { get; private set; }

    public IReadOnlyList<UserLine> Lines { get; private set; } = [];

    public async Task OnGetAsync([StringLength(256)] string? q, [FromQuery(Name = "page")] int? page, CancellationToken cancellationToken)
    {
        Search = q;
        Total = await users.CountAsync(q, cancellationToken);
        PageNumber = Math.Clamp(page ?? 1, 1, Math.Max(1, (Total + PageSize - 1) / PageSize));
        Lines = await users.ListAsync(q, (PageNumber - 1) * PageSize, PageSize, cancellationToken);
        MayEdit = await authorizer.AllowsAsync(current.Actor, IdentityPermissions.EditUsers, null, cancellationToken);
    }
}
