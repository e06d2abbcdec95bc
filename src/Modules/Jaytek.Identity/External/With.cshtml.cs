using Jaytek.Engine.Http;
using Jaytek.Engine.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Jaytek.Identity.External;

/// <summary><c>/login/with/{provider}</c>: the way to another site. A link, since browsers that hold <c>form-action</c> to its word follow no form there.</summary>
[Open("Whoever signs in is not signed in yet; to link an account its ticket is asked for.")]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class WithModel(ExternalFlow flow, LinkTicket tickets, ICurrentActor current) : PageModel
{
    public string? Refused { get; private set; }

    public async Task<IActionResult> OnGetAsync([FromRoute] string provider, [FromQuery] string? returnUrl, [FromQuery] string? link, CancellationToken cancellationToken)
    {
        if (await flow.FindAsync(provider, cancellationToken) is not { } other)
            return NotFound();
        if (link is not null && (current.Actor.UserId is not { } userId || !tickets.IsGood(link, userId, other)))
        {
            var error = ExternalErrors.NotYours(other.Title);
            (Refused, Response.StatusCode) = (error.Message, FormErrors.StatusOf(error));
            return Page();
        }

        var target = Url.IsLocalUrl(returnUrl) && returnUrl!.Length < 1_000 ? returnUrl : null;
        await flow.SendAsync(HttpContext, other, target, link is null ? null : current.Actor.UserId);
        return new EmptyResult();
    }
}
