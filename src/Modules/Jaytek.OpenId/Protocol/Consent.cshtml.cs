using Jaytek.Engine.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Jaytek.OpenId.Protocol;

/// <summary><c>/connect/consent</c>: takes the answer of whoever was asked. The request is read again from the address, as if it had just come.</summary>
[Open("The answer of whoever is signed in, about an application of theirs.")]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class ConsentModel(Authorization authorization) : PageModel
{
    public string? Refused { get; private set; }

    public string? Target { get; private set; }

    public IActionResult OnGet() => LocalRedirect("/connect/authorize" + Request.QueryString);

    public async Task<IActionResult> OnPostAsync([FromForm] string? decision, CancellationToken cancellationToken)
    {
        Response.Headers["Referrer-Policy"] = "no-referrer";
        var outcome = await authorization.DecideAsync(HttpContext, decision == "allow", cancellationToken);
        if (outcome.Refused is not null)
        {
            (Refused, Response.StatusCode) = (outcome.Refused, StatusCodes.Status400BadRequest);
            return Page();
        }

        if (outcome.Redirect!.StartsWith('/'))
            return Redirect(outcome.Redirect);
        // The browser follows a form to this site only.
        Target = outcome.Redirect;
        Response.Headers["Refresh"] = $"0; url={Target}";
        return Page();
    }
}
