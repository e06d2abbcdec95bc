using System.ComponentModel.DataAnnotations;
using Jaytek.Admin.Contracts;
using Jaytek.Engine.Data;
using Jaytek.Engine.Http;
using Jaytek.Engine.Security;
using Jaytek.Kernel;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Identity.Roles.Admin;

/// <summary>One role and its rights, every right that there is to grant by category; also the form for a new one.</summary>
[Require("roles:manage:any")]
internal sealed class EditRoleModel(JaytekDb db, PermissionCatalog catalog, SaveRole save, DeleteRole delete) : PageModel
{
    private const string New = "new";

    [BindProperty]
    public RoleForm Form { get; set; } = new();

    public AppRole Role { get; private set; } = new();

    public IReadOnlyList<PermissionInfo> Offered { get; private set; } = [];

    /// <summary>What the role holds and nobody declares now.</summary>
    public IReadOnlyList<string> Others { get; private set; } = [];

    public bool IsNew => Role.Name is null;

    public bool IsAdministrator => SystemRoles.IsAdministrator(Role.Name);

    public bool MayDelete => Role.Name is { } name && !SystemRoles.IsSystem(name);

    public async Task<IActionResult> OnGetAsync([FromRoute] string id, CancellationToken cancellationToken)
    {
        if (await LoadAsync(id, cancellationToken) is not { } held)
            return NotFound();
        Form = new RoleForm { Description = Role.Description, Version = Role.ConcurrencyStamp, Permissions = [.. held] };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync([FromRoute] string id, CancellationToken cancellationToken)
    {
        if (await LoadAsync(id, cancellationToken) is null)
            return NotFound();
        if (IsNew && await IsTakenAsync(Form.Name, cancellationToken))
            ModelState.AddModelError("Form.Name", "There is a role of this name already.");
        if (!ModelState.IsValid)
            return Page();
        // The administrators' page shows no rights, so that there is nothing to replace them by.
        var behavior = IsAdministrator ? PermissionBehavior.Add : PermissionBehavior.Replace;
        var input = new RoleInput(Role.Name ?? Form.Name ?? "", Form.Description ?? "", Form.Permissions, behavior, IsNew ? null : Form.Version);
        var saved = await save.RunAsync(input, cancellationToken);
        return saved.Error is { } error ? Refuse(error) : Done($"The role {input.Name} is saved.");
    }

    public async Task<IActionResult> OnPostDeleteAsync([FromRoute] string id, CancellationToken cancellationToken)
    {
        if (await LoadAsync(id, cancellationToken) is null || Role.Name is not { } name)
            return NotFound();
        return (await delete.RunAsync(name, cancellationToken)).Error is { } error ? Refuse(error) : Done($"The role {name} is deleted.");
    }

    private LocalRedirectResult Done(string message)
    {
        TempData.Notify(NoticeKind.Success, message);
        return LocalRedirect("~/admin/roles");
    }

    private PageResult Refuse(Error error)
    {
        ModelState.Add(error, nameof(Form));
        Response.StatusCode = Problems.StatusOf(error.Kind);
        return Page();
    }

    private Task<bool> IsTakenAsync(string? name, CancellationToken cancellationToken)
    {
        var key = SystemRoles.Normalize(name?.Trim() ?? "");
        return db.Set<AppRole>().AnyAsync(role => role.NormalizedName == key, cancellationToken);
    }

    /// <summary>The names that the role holds, or null where there is no such role.</summary>
    private async Task<IReadOnlyList<string>?> LoadAsync(string id, CancellationToken cancellationToken)
    {
        Offered = await catalog.ListAsync(cancellationToken);
        if (id == New)
            return [];
        if (await db.Set<AppRole>().AsNoTracking().SingleOrDefaultAsync(role => role.Id == id, cancellationToken) is not { } found)
            return null;
        Role = found;
        var held = await db.Set<RolePermission>().Where(row => row.RoleId == id).Select(row => row.Name).ToListAsync(cancellationToken);
        Others = [.. held.Except(Offered.Select(right => right.Permission.ToString())).Order(StringComparer.Ordinal)];
        return held;
    }

    internal sealed class RoleForm
    {
        [Display(Name = "Name"), StringLength(256)]
        public string? Name { get; set; }

        [Display(Name = "Description"), StringLength(1024)]
        public string? Description { get; set; }

        public string? Version { get; set; }

        public List<string> Permissions { get; set; } = [];
    }
}
