using System.ComponentModel.DataAnnotations;
using Jaytek.Admin.Contracts;
using Jaytek.Engine.Data;
using Jaytek.Engine.Http;
using Jaytek.Engine.Security;
using Jaytek.Kernel;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Identity.Users.Admin;

/// <summary>One account: its roles, its password, whether it may sign in.</summary>
[Require("users:view:any")]
internal sealed class EditUserModel(
    JaytekDb db, Memberships memberships, RoleChoices choices, ChangeRoles changeRoles, SetPassword setPassword, SuspendUser suspend) : PageModel
{
    [BindProperty]
    public EditUserForm Form { get; set; } = new();

    public AppUser Account { get; private set; } = null!;

    public RolesField Roles { get; private set; } = new([], []);

    public async Task<IActionResult> OnGetAsync([FromRoute] string id, CancellationToken cancellationToken)
    {
        if (await db.Set<AppUser>().AsNoTracking().SingleOrDefaultAsync(user => user.Id == id, cancellationToken) is not { } account)
            return NotFound();
        Account = account;
        var roles = await memberships.OfAsync(id, cancellationToken);
        Roles = new RolesField(await choices.ListAsync(cancellationToken), [.. roles.Select(role => role.Name!)]);
        return Page();
    }

    public async Task<IActionResult> OnPostRolesAsync([FromRoute] string id, CancellationToken cancellationToken) =>
        await AnswerAsync(id, await changeRoles.RunAsync(new RolesOfUser(id, Form.Roles, Form.Version), cancellationToken), "Roles saved.", cancellationToken);

    public async Task<IActionResult> OnPostPasswordAsync([FromRoute] string id, CancellationToken cancellationToken) =>
        await AnswerAsync(id, await setPassword.RunAsync(id, Form.Password ?? "", cancellationToken), "Password set.", cancellationToken);

    public async Task<IActionResult> OnPostSuspendAsync([FromRoute] string id, [FromForm] bool suspended, CancellationToken cancellationToken) =>
        await AnswerAsync(id, await suspend.RunAsync(id, suspended, cancellationToken), suspended ? "Suspended." : "Let in again.", cancellationToken);

    private async Task<IActionResult> AnswerAsync(string id, Result result, string done, CancellationToken cancellationToken)
    {
        if (result.Error is not { } error)
        {
            TempData.Notify(NoticeKind.Success, done);
            return LocalRedirect($"~/admin/users/{id}");
        }

        ModelState.Add(error, nameof(Form));
        Response.StatusCode = Problems.StatusOf(error.Kind);
        return await OnGetAsync(id, cancellationToken);
    }

    internal sealed class EditUserForm
    {
        public List<string> Roles { get; set; } = [];

        public string? Version { get; set; }

        [Display(Name = "New password"), StringLength(256)]
        public string? Password { get; set; }
    }
}
