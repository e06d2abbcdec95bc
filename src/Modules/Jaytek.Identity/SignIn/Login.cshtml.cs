using System.ComponentModel.DataAnnotations;
using Jaytek.Engine.Http;
using Jaytek.Engine.Security;
using Jaytek.Engine.Settings;
using Jaytek.Identity.External;
using Jaytek.Identity.Passkeys;
using Jaytek.Kernel;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Jaytek.Identity.SignIn;

/// <summary><c>/login</c>: for people, by cookie.</summary>
[Open("Whoever signs in is not signed in yet.")]
[Limited(LimitedWork.Password)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class LoginModel(CheckPassword check, SignInGate gate, ExternalFlow external, ISettings<SignInSettings> settings, ICurrentActor current, IAuthorizer authorizer) : PageModel
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

    /// <summary>The other ways in that the site offers.</summary>
    public SignInSettings Ways { get; private set; } = new();

    /// <summary>The other sites by which people sign in.</summary>
    public IReadOnlyList<ExternalProvider> Providers { get; private set; } = [];

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        Ways = await settings.GetAsync(HttpContext.RequestAborted);
        Providers = await external.OfferedAsync(HttpContext.RequestAborted);
        await next();
    }

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
        var step = await gate.EnterAsync(HttpContext, user, Proof.Password, Form.Remember);
        return LocalRedirect(SignInGate.Next(step, await TargetAsync(Actor.User(user.Id, user.UserName!), cancellationToken)));
    }

    /// <summary>For the page's script: what to ask of the browser's authenticator.</summary>
    public async Task<IActionResult> OnGetPasskey([FromServices] SignInByPasskey passkeys)
    {
        var options = await passkeys.BeginAsync(HttpContext);
        return options.Error is { } error ? StatusCode(Problems.StatusOf(error.Kind)) : Content(options.Value, "application/json");
    }

    public async Task<IActionResult> OnPostPasskeyAsync([FromForm] string? credential, [FromServices] SignInByPasskey passkeys, CancellationToken cancellationToken)
    {
        var result = await passkeys.RunAsync(HttpContext, credential);
        ModelState.Clear();
        if (result.Error is { } error)
        {
            Refused = error.Message;
            Response.StatusCode = Problems.StatusOf(error.Kind);
            return Page();
        }

        var user = result.Value;
        var step = await gate.EnterAsync(HttpContext, user, Proof.Passkey, isPersistent: false);
        return LocalRedirect(SignInGate.Next(step, await TargetAsync(Actor.User(user.Id, user.UserName!), cancellationToken)));
    }

    private Task<string> TargetAsync(Actor actor, CancellationToken cancellationToken) => SignInTarget.OfAsync(Url, authorizer, ReturnUrl, actor, cancellationToken);

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
