using System.Security.Claims;
using Jaytek.Engine.Http;
using Jaytek.Engine.Security;
using Jaytek.Identity.Account;
using Jaytek.Kernel;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Jaytek.Identity.SignIn;

/// <summary><c>/logout</c>: asks on GET, since a link must not end a session; ends this device's session on POST, on the server too.</summary>
[Open("Ends the session of whoever asks.")]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class LogoutModel(ICurrentActor current, EndSession end, EndOwnSessions endAll) : PageModel
{
    public string? UserName => current.Actor.UserName;

    /// <summary>Where to go afterwards, on this site only.</summary>
    [BindProperty(SupportsGet = true, Name = "returnUrl")]
    public string? ReturnUrl { get; set; }

    public IActionResult OnGet() => current.Actor.IsAuthenticated ? Page() : LocalRedirect(Target());

    /// <summary>Why the session goes on, or null.</summary>
    public string? Refused { get; private set; }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (current.Actor.IsAuthenticated && await EndAsync(cancellationToken) is { } error)
        {
            Refused = error.Message;
            Response.StatusCode = Problems.StatusOf(error.Kind);
            return Page();
        }

        return SignOut(new AuthenticationProperties { RedirectUri = Url.Content(Target()) }, IdentityConstants.ApplicationScheme);
    }

    private string Target() => ReturnUrl is { Length: > 0 } && Url.IsLocalUrl(ReturnUrl) ? ReturnUrl : "~/";

    // A cookie of before sessions had names can be ended with all others only.
    private async Task<Error?> EndAsync(CancellationToken cancellationToken) =>
        User.FindFirstValue(Ticket.Session) is { } session
            ? (await end.RunAsync(session, cancellationToken)).Error
            : (await endAll.RunAsync(cancellationToken)).Error;
}
