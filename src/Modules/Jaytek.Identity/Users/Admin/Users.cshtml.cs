using System.ComponentModel.DataAnnotations;
using Jaytek.Engine.Security;
using Jaytek.Identity.Roles;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Jaytek.Identity.Users.Admin;

/// <summary>The accounts: searched, filtered and sorted by the address.</summary>
[Require("users:view:any")]
internal sealed class UsersModel(UserList users, RoleChoices choices, ICurrentActor current, IAuthorizer authorizer) : PageModel
{
    public const int PageSize = 25;

    public UserFilter Filter { get; private set; } = new(null, null, null, null);

    public int Total { get; private set; }

    public int PageNumber { get; private set; }

    public bool MayEdit { get; private set; }

    public IReadOnlyList<UserLine> Lines { get; private set; } = [];

    public IReadOnlyList<AppRole> Roles { get; private set; } = [];

    public async Task OnGetAsync(
        [StringLength(256)] string? q, [FromQuery] string? role, [FromQuery] string? state, [FromQuery] string? sort, [FromQuery(Name = "page")] int? page,
        CancellationToken cancellationToken)
    {
        Filter = new UserFilter(q, role, state, sort);
        Total = await users.CountAsync(Filter, cancellationToken);
        PageNumber = Math.Clamp(page ?? 1, 1, Math.Max(1, (Total + PageSize - 1) / PageSize));
        Lines = await users.ListAsync(Filter, (PageNumber - 1) * PageSize, PageSize, cancellationToken);
        Roles = await choices.ListAsync(cancellationToken);
        MayEdit = await authorizer.AllowsAsync(current.Actor, IdentityPermissions.EditUsers, null, cancellationToken);
    }

    /// <summary>The address of this list in another order.</summary>
    public string SortedBy(string sort) => "/admin/users" + QueryString.Create(new KeyValuePair<string, string?>[]
    {
        new("q", Filter.Search), new("role", Filter.Role), new("state", Filter.State), new("sort", sort),
    }.Where(one => !string.IsNullOrEmpty(one.Value)));
}
