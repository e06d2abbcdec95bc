using System.ComponentModel.DataAnnotations;
using Jaytek.Admin.Contracts;
using Jaytek.Engine.Contracts;
using Jaytek.Engine.Http;
using Jaytek.Engine.Security;
using Jaytek.Kernel;
using Jaytek.OpenId.Scopes;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Jaytek.OpenId.Admin;

/// <summary>One scope; also the form for a new one.</summary>
[Require("openid-scopes:manage:any")]
internal sealed class EditScopeModel(OpenIdState state, IRoleDirectory roles, SaveScope save, DeleteScope delete) : PageModel
{
    private const string New = "new";

    [BindProperty]
    public ScopeForm Form { get; set; } = new();

    /// <summary>The scope as it is; null for a new one.</summary>
    public Scope? Row { get; private set; }

    public IReadOnlyList<string> RoleChoices => roles.Names;

    public IActionResult OnGet([FromRoute] string id)
    {
        if (!Load(id))
            return NotFound();
        if (Row is { } row)
        {
            Form = new ScopeForm
            {
                DisplayName = row.DisplayName, Description = row.Description, Roles = [.. row.Roles], Resources = Lists.Write(row.Resources), Version = row.RowVersion,
            };
        }

        return Page();
    }

    public async Task<IActionResult> OnPostAsync([FromRoute] string id, CancellationToken cancellationToken)
    {
        if (!Load(id))
            return NotFound();
        if (!ModelState.IsValid)
            return this.Invalid();
        var name = Row?.Name ?? Form.Name?.Trim() ?? "";
        var saved = await save.RunAsync(new ScopeInput(name)
        {
            DisplayName = Form.DisplayName ?? "", Description = Form.Description ?? "", Roles = Form.Roles, Resources = Lists.Read(Form.Resources),
            MustBeNew = Row is null, Version = Row is null ? null : Form.Version,
        }, cancellationToken);
        return saved.Error is { } error ? Refuse(error) : Done($"The scope {name} is saved.");
    }

    public async Task<IActionResult> OnPostDeleteAsync([FromRoute] string id, CancellationToken cancellationToken)
    {
        if (!Load(id) || Row is not { } row)
            return NotFound();
        return (await delete.RunAsync(row.Name, cancellationToken)).Error is { } error ? Refuse(error) : Done($"The scope {row.Name} is deleted.");
    }

    private bool Load(string id)
    {
        Row = id == New ? null : state.Current.ScopeNamed(id);
        return id == New || Row is not null;
    }

    private LocalRedirectResult Done(string message)
    {
        TempData.Notify(NoticeKind.Success, message);
        return LocalRedirect("~/admin/openid/scopes");
    }

    private PageResult Refuse(Error error)
    {
        ModelState.AddRefusal(error, nameof(Form));
        Response.StatusCode = FormErrors.StatusOf(error);
        return Page();
    }

    internal sealed class ScopeForm
    {
        [Display(Name = "Name"), StringLength(100)]
        public string? Name { get; set; }

        [Display(Name = "What people read"), StringLength(200)]
        public string? DisplayName { get; set; }

        [Display(Name = "Description"), StringLength(500)]
        public string? Description { get; set; }

        public List<string> Roles { get; set; } = [];

        [Display(Name = "Resources"), StringLength(20_000)]
        public string? Resources { get; set; }

        public long? Version { get; set; }
    }
}
