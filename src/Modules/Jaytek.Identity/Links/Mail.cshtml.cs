using System.ComponentModel.DataAnnotations;
using Jaytek.Engine.Http;
using Jaytek.Engine.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Jaytek.Identity.Links;

/// <summary><c>/login/mail</c>: sends a link to sign in with.</summary>
[Open("Whoever signs in is not signed in yet.")]
[Limited(LimitedWork.Mail)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class MailModel(RequestSignInLink request) : PageModel
{
    [BindProperty]
    public AddressForm Form { get; set; } = new();

    [BindProperty(SupportsGet = true, Name = "returnUrl")]
    public string? ReturnUrl { get; set; }

    public bool IsSent { get; private set; }

    public string? Refused { get; private set; }

    public IActionResult OnGet() => Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid)
            return this.Invalid();
        var target = Url.IsLocalUrl(ReturnUrl) && ReturnUrl!.Length < 1_000 ? ReturnUrl : null;
        if ((await request.RunAsync(Form.Email!, target, cancellationToken)).Error is { } error)
        {
            Refused = error.Message;
            Response.StatusCode = FormErrors.StatusOf(error);
            return Page();
        }

        IsSent = true;
        return Page();
    }

    internal sealed class AddressForm
    {
        [Display(Name = "E-mail"), Required(ErrorMessage = "Type your e-mail address."), EmailAddress(ErrorMessage = "This is no e-mail address."), StringLength(254)]
        public string? Email { get; set; }
    }
}
