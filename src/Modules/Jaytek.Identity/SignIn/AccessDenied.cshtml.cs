using Jaytek.Engine.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Jaytek.Identity.SignIn;

/// <summary><c>/access-denied</c>: for whoever is signed in and lacks the right.</summary>
[Open("Says only that a right is missing.")]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class AccessDeniedModel(ICurrentActor current) : PageModel
{
    public string? UserName => current.Actor.UserName;

    public IActionResult OnGet()
    {
        Response.StatusCode = StatusCodes.Status403Forbidden;
        return Page();
    }
}
