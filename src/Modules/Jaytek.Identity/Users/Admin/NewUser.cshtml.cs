using System.ComponentModel.DataAnnotations;
using Jaytek.Admin.Contracts;
using Jaytek.Engine.Http;
using Jaytek.Engine.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Jaytek.Identity.Users.Admin;

/// <summary>Makes an account.</summary>
[Require("users:edit:any")]
internal sealed class NewUserModel(CreateUser create, RoleChoices choices) : PageModel
{
    [BindProperty]
    public NewUserForm Form { get; set; } = new();

    public RolesField Roles { get; private set; } = new([], []);

    public async Task OnGetAsync(CancellationToken cancellationToken) => Roles = new RolesField(await choices.ListAsync(cancellationToken), Form.Roles);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await OnGetAsync(cancellationToken);
        if (!ModelState.IsValid)
            return this.Invalid();
        var password = string.IsNullOrEmpty(Form.Password) ? null : Form.Password;
        var created = await create.RunAsync(new NewUser(Form.UserName!, Form.Email!, password, Form.Roles, Form.DisplayName), cancellationToken);
        if (created.Error is { } error)
        {
            ModelState.AddRefusal(error, nameof(Form));
            Response.StatusCode = FormErrors.StatusOf(error);
            return Page();
        }

        TempData.Notify(NoticeKind.Success, $"The account {Form.UserName} is made.");
        return LocalRedirect($"~/admin/users/{created.Value}");
    }

    internal sealed class NewUserForm
    {
        [Display(Name = "User name"), Required(ErrorMessage = "An account needs a user name."), StringLength(256)]
        public string? UserName { get; set; }

        [Display(Name = "E-mail"), Required(ErrorMessage = "An account needs an e-mail address."), StringLength(256)]
        public string? Email { get; set; }

        [Display(Name = "Display name"), StringLength(256)]
        public string? DisplayName { get; set; }

        [Display(Name = "Password"), StringLength(256)]
        public string? Password { get; set; }

        public List<string> Roles { get; set; } = [];
    }
}
