using System.ComponentModel.DataAnnotations;
using Jaytek.Engine.Http;
using Jaytek.Engine.Security;
using Jaytek.Identity.SecondFactor;
using Jaytek.Kernel;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Jaytek.Identity.SignIn;

/// <summary><c>/login/second</c>: asks whoever did the first step for a code of their app.</summary>
[Open("Whoever signs in is not signed in yet; the first step is asked for.")]
[Limited(LimitedWork.Password)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class SecondModel(PendingSignIn pending, CheckSecondStep check, TrustedDevice trusted, Sessions sessions, IAuthorizer authorizer) : PageModel
{
    [BindProperty]
    public CodeForm Form { get; set; } = new();

    [BindProperty(SupportsGet = true, Name = "returnUrl")]
    public string? ReturnUrl { get; set; }

    public string? Refused { get; private set; }

    public async Task<IActionResult> OnGet() =>
        await pending.FindAsync(HttpContext) is { User.TwoFactorEnabled: true } ? Page() : LocalRedirect("~/login");

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (await pending.FindAsync(HttpContext) is not { User.TwoFactorEnabled: true } waiting)
            return Refuse(SecondFactorErrors.NotPending);
        if (!ModelState.IsValid)
            return this.Invalid();
        var user = waiting.User;
        if ((await check.EitherAsync(user, Form.Code, cancellationToken)).Error is { } error)
            return Refuse(error);
        await PendingSignIn.EndAsync(HttpContext);
        if (Form.Trust)
            await trusted.RememberAsync(HttpContext, user);
        await sessions.BeginAsync(HttpContext, user, waiting.Proof.WithSecond(), waiting.IsPersistent);
        return LocalRedirect(await SignInTarget.OfAsync(Url, authorizer, ReturnUrl, Actor.User(user.Id, user.UserName!), cancellationToken));
    }

    private PageResult Refuse(Error error)
    {
        Refused = error.Message;
        Response.StatusCode = FormErrors.StatusOf(error);
        return Page();
    }

    internal sealed class CodeForm
    {
        [Display(Name = "Code"), Required(ErrorMessage = "Type the code."), StringLength(64, ErrorMessage = "This is longer than any code.")]
        public string? Code { get; set; }

        [Display(Name = "Do not ask for the code on this device for 30 days")]
        public bool Trust { get; set; }
    }
}
