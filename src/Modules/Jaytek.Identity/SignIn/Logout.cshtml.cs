using Jaytek.Engine.Security;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Jaytek.Identity.SignIn;

/// <summary><c>/logout</c>: asks on GET, since a link must not end a session; ends this device's session on POST.</summary>
[Open("Ends the session of whoever asks.")]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class LogoutModel(ICurrentActor current) : PageModel
{
    public string? UserName => current.Actor.UserName;

    public IActionResult OnGet() => current.Actor.IsAuthenticated ? Page() : LocalRedirect("~/");

    public IActionResult OnPost() => SignOut(new AuthenticationProperties { RedirectUri = "/" }, IdentityConstants.ApplicationScheme);
}
