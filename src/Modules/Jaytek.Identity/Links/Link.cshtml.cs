using System.ComponentModel.DataAnnotations;
using Jaytek.Engine.Http;
using Jaytek.Engine.Security;
using Jaytek.Identity.SignIn;
using Jaytek.Kernel;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Jaytek.Identity.Links;

/// <summary><c>/login/link</c>: where the mailed link leads. GET uses nothing up, since programs that look through mail open links too.</summary>
[Open("Whoever signs in is not signed in yet; the link is asked for.")]
[Limited(LimitedWork.Password)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class LinkModel(SignInLinks links, SignInGate gate, IAuthorizer authorizer) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "t")]
    public string? Token { get; set; }

    [BindProperty(SupportsGet = true, Name = "returnUrl")]
    public string? ReturnUrl { get; set; }

    [BindProperty]
    public RememberForm Form { get; set; } = new();

    /// <summary>Whose link it is; null where it is none.</summary>
    public string? Name { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        var user = await links.FindAsync(Token, cancellationToken);
        Name = user?.DisplayName ?? user?.UserName;
        // The address is a secret: it goes to no other site.
        Response.Headers["Referrer-Policy"] = "no-referrer";
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var used = await links.UseAsync(Token, cancellationToken);
        if (used.Error is { } error)
        {
            Response.StatusCode = FormErrors.StatusOf(error);
            return Page();
        }

        var user = used.Value;
        var target = await SignInTarget.OfAsync(Url, authorizer, ReturnUrl, Actor.User(user.Id, user.UserName!), cancellationToken);
        return LocalRedirect(SignInGate.Next(await gate.EnterAsync(HttpContext, user, Proof.Link, Form.Remember), target));
    }

    internal sealed class RememberForm
    {
        [Display(Name = "Stay signed in on this device")]
        public bool Remember { get; set; }
    }
}
