using System.ComponentModel.DataAnnotations;
using Jaytek.Engine.Http;
using Jaytek.Engine.Security;
using Jaytek.Kernel;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Jaytek.Identity.SignIn;

/// <summary><c>/login</c>: for people, by cookie.</summary>
[Open("Whoever signs in is not signed in yet.")]
[Limited(LimitedWork.Password)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class LoginModel(CheckPassword check, Sessions sessions, ICurrentActor current, IAuthorizer authorizer) : PageModel
{
    [BindProperty]
    public LoginForm Form { get; set; } = new();

    [BindProperty(SupportsGet = true, Name = "returnUrl")]
    public string? ReturnUrl { get; set; }

    /// <summary>Asks also whoever is signed in: somebody wants to know that it is still they.</summary>
    [BindProperty(SupportsGet = true, Name = "again")]
    public bool Again { get; set; }

    /// <summary>Why it was refused, the same words whatever was wrong.</summary>
    public string? Refused { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) =>
        current.Actor.IsAuthenticated && !Again ? LocalRedirect(await TargetAsync(current.Actor, cancellationToken)) : Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid)
            return this.Invalid();
        var result = await check.RunAsync(Form.Name, Form.Password, cancellationToken);
        if (result.Error is { } error)
        {
            Refused = error.Message;
            Response.StatusCode = Problems.StatusOf(error.Kind);
            return Page();
        }

        var user = result.Value;
        await sessions.BeginAsync(HttpContext, user, Form.Remember);
        return LocalRedirect(await TargetAsync(Actor.User(user.Id, user.UserName!), cancellationToken));
    }

    /// <summary>Where they wanted to go, on this site only; else the admin where they may enter it, else the home page.</summary>
    private async Task<string> TargetAsync(Actor actor, CancellationToken cancellationToken)
    {
        if (ReturnUrl is { Length: > 0 } && Url.IsLocalUrl(ReturnUrl))
            return ReturnUrl;
        return await authorizer.AllowsAsync(actor, IdentityPermissions.AccessAdmin, null, cancellationToken) ? "~/admin" : "~/account";
    }

    internal sealed class LoginForm
    {
        [Display(Name = "User name or e-mail")]
        [Required(ErrorMessage = "Type your user name or e-mail address.")]
        [StringLength(256, ErrorMessage = "This is longer than any name here.")]
        public string? Name { get; set; }

        [Display(Name = "Password")]
        [Required(ErrorMessage = "Type your password.")]
        [StringLength(256, ErrorMessage = "This is longer than any password here.")]
        public string? Password { get; set; }

        [Display(Name = "Stay signed in on this device")]
        public bool Remember { get; set; }
    }
}
