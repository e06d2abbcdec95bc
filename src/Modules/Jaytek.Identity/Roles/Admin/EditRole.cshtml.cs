using System.ComponentModel.DataAnnotations;
using Jaytek.Admin.Contracts;
using Jaytek.Engine.Data;
using Jaytek.Engine.Http;
using Jaytek.Engine.Security;
using Jaytek.Kernel;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Identity.Roles.Admin;

/// <summary>One role and its rights, every right that there is to grant by category; also the form for a new one.</summary>
[Require("roles:manage:any")]
internal sealed class EditRoleModel(JaytekDb db, RoleColumns columns, PermissionCatalog catalog, SaveRole save, DeleteRole delete) : PageModel
{
    private const string New = "new";

    [BindProperty]
    public RoleForm Form { get; set; } = new();

    public AppRole Role { get; private set; } = new();

    public IReadOnlyList<RightsGroup> Groups { get; private set; } = [];

    /// <summary>What the role was given, and what comes with that.</summary>
    public RoleColumn Column { get; private set; } = new(new AppRole(), new HashSet<string>(), []);

    /// <summary>What the role holds and nobody declares now.</summary>
    public IReadOnlyList<string> Others { get; private set; } = [];

    /// <summary>How many users have the role, for who is about to delete it.</summary>
    public int Members { get; private set; }

    public bool IsNew => Role.Name is null;

    public bool IsAdministrator => SystemRoles.IsAdministrator(Role.Name);

    public bool MayDelete => Role.Name is { } name && !SystemRoles.IsSystem(name);

    public async Task<IActionResult> OnGetAsync([FromRoute] string id, [FromQuery] string? copy, CancellationToken cancellationToken)
    {
        if (await LoadAsync(id, cancellationToken) is not { } held)
            return NotFound();
        if (IsNew && copy is not null)
            return await CopyAsync(copy, cancellationToken);
        Form = new RoleForm { Description = Role.Description, Version = Role.ConcurrencyStamp, Permissions = [.. held] };
        return Page();
    }

    private async Task<IActionResult> CopyAsync(string id, CancellationToken cancellationToken)
    {
        if ((await columns.ListAsync(cancellationToken)).FirstOrDefault(column => column.Role.Id == id) is not { } source)
            return NotFound();
        Form = new RoleForm { Name = $"{source.Role.Name}2", Description = source.Role.Description, Permissions = [.. source.Held] };
        Others = OthersOf(source.Held);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync([FromRoute] string id, CancellationToken cancellationToken)
    {
        if (await LoadAsync(id, cancellationToken) is null)
            return NotFound();
        if (IsNew && await IsTakenAsync(Form.Name, cancellationToken))
            ModelState.AddModelError("Form.Name", "There is a role of this name already.");
        if (!ModelState.IsValid)
            return this.Invalid();
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
        ModelState.AddRefusal(error, nameof(Form));
        Response.StatusCode = FormErrors.StatusOf(error);
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
        Groups = RightsTable.Of(await catalog.ListAsync(cancellationToken), null);
        if (id == New)
            return [];
        if (await db.Set<AppRole>().AsNoTracking().SingleOrDefaultAsync(role => role.Id == id, cancellationToken) is not { } found)
            return null;
        Role = found;
        Column = (await columns.ListAsync(cancellationToken)).Single(column => column.Role.Id == id);
        Others = OthersOf(Column.Held);
        Members = await db.Set<IdentityUserRole<string>>().CountAsync(member => member.RoleId == id, cancellationToken);
        return [.. Column.Held];
    }

    private IReadOnlyList<string> OthersOf(IEnumerable<string> held) => [.. held.Except(RightsTable.Names(Groups)).Order(StringComparer.Ordinal)];

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
