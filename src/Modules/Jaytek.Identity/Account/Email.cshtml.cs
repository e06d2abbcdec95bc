using Jaytek.Admin.Contracts;
using Jaytek.Engine.Http;
using Jaytek.Engine.Security;
using Jaytek.Identity.SignIn;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Jaytek.Identity.Account;

/// <summary><c>/account/email</c>: where the link to a new address leads.</summary>
[Open("For whoever is signed in, about themselves alone; others are led to sign in.")]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class EmailModel(ICurrentActor current, ConfirmEmailChange confirm, Sessions sessions) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "u")]
    public string? UserId { get; set; }

    [BindProperty(SupportsGet = true, Name = "t")]
    public string? Token { get; set; }

    [BindProperty(SupportsGet = true, Name = "e")]
    public string? Email { get; set; }

    public string? Refused { get; private set; }

    public IActionResult OnGet() => current.Actor.IsAuthenticated ? Page() : Challenge(IdentityConstants.ApplicationScheme);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!current.Actor.IsAuthenticated)
            return Challenge(IdentityConstants.ApplicationScheme);
        var result = await confirm.RunAsync(UserId, Email, Token, cancellationToken);
        if (result.Error is { } error)
        {
            Refused = error.Message;
            Response.StatusCode = FormErrors.StatusOf(error);
            return Page();
        }

        await sessions.ContinueAsync(HttpContext, result.Value);
        TempData.Notify(NoticeKind.Success, "The address is yours.");
        return LocalRedirect("~/account");
    }
}
