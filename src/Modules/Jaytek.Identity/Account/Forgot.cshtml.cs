using Jaytek.Engine.Http;
using System.ComponentModel.DataAnnotations;
using Jaytek.Engine.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Jaytek.Identity.Account;

/// <summary><c>/forgot</c>: sends a link for a new password.</summary>
[Open("Whoever forgot their password cannot sign in.")]
[Limited(LimitedWork.Mail)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class ForgotModel(RequestPasswordReset request) : PageModel
{
    [BindProperty]
    public AddressForm Form { get; set; } = new();

    public bool IsSent { get; private set; }

    public IActionResult OnGet() => Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid)
            return this.Invalid();
        await request.RunAsync(Form.Email!, cancellationToken);
        IsSent = true;
        return Page();
    }

    internal sealed class AddressForm
    {
        [Display(Name = "E-mail"), Required(ErrorMessage = "Type your e-mail address."), EmailAddress(ErrorMessage = "This is no e-mail address."), StringLength(254)]
        public string? Email { get; set; }
    }
}
