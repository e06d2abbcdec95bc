using Jaytek.Engine.Http;
using System.ComponentModel.DataAnnotations;
using Jaytek.Engine.Security;
using Jaytek.Identity.SignIn;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;

namespace Jaytek.Identity.Account;

/// <summary><c>/reset</c>: where the link for a new password leads.</summary>
[Open("Whoever forgot their password cannot sign in; the link is asked for.")]
[Limited(LimitedWork.Password)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class ResetModel(ResetPassword reset, KnownDevices devices, IOptions<AccountOptions> options) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "u")]
    public string? UserId { get; set; }

    [BindProperty(SupportsGet = true, Name = "t")]
    public string? Token { get; set; }

    [BindProperty]
    public PasswordForm Form { get; set; } = new();

    public int PasswordLength => options.Value.PasswordLength;

    public bool IsDone { get; private set; }

    public string? Refused { get; private set; }

    public IActionResult OnGet() => Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid)
            return this.Invalid();
        var result = await reset.RunAsync(UserId, Token, Form.Password!, cancellationToken);
        if (result.Error is { } error)
        {
            Refused = error.Message;
            Response.StatusCode = FormErrors.StatusOf(error);
            return Page();
        }

        // Who reads the account's mail is its owner: nobody's guesses keep them from signing in here.
        devices.Remember(result.Value);
        IsDone = true;
        return Page();
    }

    internal sealed class PasswordForm
    {
        [Display(Name = "New password"), Required(ErrorMessage = "Choose a password."), StringLength(256, ErrorMessage = "This is longer than 256 characters.")]
        public string? Password { get; set; }
    }
}
