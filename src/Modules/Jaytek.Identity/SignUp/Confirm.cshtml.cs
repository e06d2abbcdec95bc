using Jaytek.Engine.Http;
using System.ComponentModel.DataAnnotations;
using Jaytek.Engine.Security;
using Jaytek.Identity.SignIn;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Jaytek.Identity.SignUp;

/// <summary><c>/signup/confirm</c>: where the link of the mail leads. GET changes nothing, since programs that look through mail open links too.</summary>
[Open("Whoever confirms cannot sign in yet; the link and the password are asked for.")]
[Limited(LimitedWork.Password)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class ConfirmModel(ConfirmSignUp confirm, SignInGate gate) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "u")]
    public string? UserId { get; set; }

    [BindProperty(SupportsGet = true, Name = "t")]
    public string? Token { get; set; }

    [BindProperty]
    public PasswordForm Form { get; set; } = new();

    public string? Refused { get; private set; }

    public IActionResult OnGet() => Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid)
            return this.Invalid();
        var result = await confirm.RunAsync(UserId, Token, Form.Password, cancellationToken);
        if (result.Error is { } error)
        {
            Refused = error.Message;
            Response.StatusCode = FormErrors.StatusOf(error);
            return Page();
        }

        return LocalRedirect(SignInGate.Next(await gate.EnterAsync(HttpContext, result.Value, Proof.Password, false), "~/account?welcome=1"));
    }

    internal sealed class PasswordForm
    {
        [Display(Name = "Password"), Required(ErrorMessage = "Type your password."), StringLength(256)]
        public string? Password { get; set; }
    }
}
