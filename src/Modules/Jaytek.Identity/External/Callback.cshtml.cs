using Jaytek.Admin.Contracts;
using Jaytek.Engine.Http;
using Jaytek.Engine.Security;
using Jaytek.Identity.SignIn;
using Jaytek.Kernel;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Jaytek.Identity.External;

/// <summary><c>/login/with/{provider}/callback</c>: where other sites send people back to.</summary>
[Open("Whoever signs in is not signed in yet; the other site's answer is checked.")]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class CallbackModel(ExternalFlow flow, EnterByExternal enter, LinkExternal link, SignInGate gate, ICurrentActor current, IAuthorizer authorizer) : PageModel
{
    public string? Refused { get; private set; }

    public async Task<IActionResult> OnGetAsync([FromRoute] string provider, CancellationToken cancellationToken)
    {
        if (await flow.FindAsync(provider, cancellationToken) is not { } other)
            return NotFound();
        // The address holds what must go nowhere else.
        Response.Headers["Referrer-Policy"] = "no-referrer";
        var back = await flow.TakeBackAsync(HttpContext, other);
        if (back.Person is not { } person)
            return Refuse(back.IsDenied ? ExternalErrors.Denied(other.Title) : ExternalErrors.Failed(other.Title));
        return back.LinkFor is { } userId ? await LinkAsync(other, person, userId, cancellationToken) : await EnterAsync(other, person, back.ReturnUrl, cancellationToken);
    }

    private async Task<IActionResult> LinkAsync(ExternalProvider other, ExternalPerson person, string userId, CancellationToken cancellationToken)
    {
        if (current.Actor.UserId != userId)
            return Refuse(ExternalErrors.NotYours(other.Title));
        if ((await link.LinkAsync(other, person, cancellationToken)).Error is { } error)
            return Refuse(error);
        TempData.Notify(NoticeKind.Success, $"Your account is linked to {other.Title}.");
        return LocalRedirect("~/account/logins");
    }

    private async Task<IActionResult> EnterAsync(ExternalProvider other, ExternalPerson person, string? returnUrl, CancellationToken cancellationToken)
    {
        var entered = await enter.RunAsync(other, person, cancellationToken);
        if (entered.Error is { } error)
            return Refuse(error);
        var user = entered.Value;
        var target = await SignInTarget.OfAsync(Url, authorizer, returnUrl, Actor.User(user.Id, user.UserName!), cancellationToken);
        return LocalRedirect(SignInGate.Next(await gate.EnterAsync(HttpContext, user, Proof.External(other.Title), isPersistent: false), target));
    }

    private PageResult Refuse(Error error)
    {
        (Refused, Response.StatusCode) = (error.Message, FormErrors.StatusOf(error));
        return Page();
    }
}
