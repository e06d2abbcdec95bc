using Jaytek.Engine.Http;
using Jaytek.Engine.Security;
using Jaytek.Kernel;
using Jaytek.Payments.Subscriptions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Jaytek.Payments.Purchases;

/// <summary>
/// <c>/dashboard/settings/billing/cards</c>: on to the provider's pages for cards and bills. A browser follows a form to this site only, so whoever
/// is to leave it is brought there by a page. Read without its form it leads back: the address is made for one press of the button.
/// </summary>
[Open("For whoever is signed in, about themselves alone; others are led to sign in.")]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class CardsModel(ICurrentActor current, OpenPortal portal) : PageModel
{
    /// <summary>The provider's page; null where it could not be had, and <see cref="Refused"/> says why.</summary>
    public string? Target { get; private set; }

    public Error? Refused { get; private set; }

    public IActionResult OnGet() => current.Actor.Kind == ActorKind.User ? LocalRedirect("~" + BillingModel.Address) : Challenge();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (current.Actor.Kind != ActorKind.User)
            return Challenge();
        var opened = await portal.RunAsync(cancellationToken);
        if (opened.Error is { } error)
        {
            Refused = error;
            Response.StatusCode = Problems.StatusOf(error.Kind);
            return Page();
        }

        Target = opened.Value;
        Response.Headers["Refresh"] = $"0; url={Target}";
        return Page();
    }
}
