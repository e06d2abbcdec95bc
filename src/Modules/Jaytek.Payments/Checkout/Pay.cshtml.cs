using Jaytek.Engine.Security;
using Jaytek.Kernel;
using Jaytek.Payments.Buyers;
using Jaytek.Payments.Orders;
using Jaytek.Payments.Purchases;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Jaytek.Payments.Checkout;

/// <summary>
/// <c>/checkout/orders/{id}/pay</c>: on to the provider's page. A browser follows a form to this site only (the policy's <c>form-action</c>, which
/// counts for redirects too), so whoever is to leave the site is brought there by a page.
/// </summary>
[Open("For the buyer of the order alone, an account or the guest whose pass the browser bears; others are led to sign in.")]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class PayModel(CurrentBuyer buyer, OwnOrders own, OpenCheckout open) : PageModel
{
    /// <summary>The provider's page; null where it could not be had.</summary>
    public string? Target { get; private set; }

    public Order Order { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync([FromRoute] string id, CancellationToken cancellationToken)
    {
        if (buyer.Id is null)
            return Challenge();
        if (await own.FindAsync(id, cancellationToken) is not { } order)
            return NotFound();
        Order = order;
        if (!order.State.IsOpen())
            return LocalRedirect($"~/checkout/orders/{id}");
        // Where the provider was not there when the order was made, it is asked again.
        var opened = await open.RunAsync(id, cancellationToken);
        if (opened.Error is { } error)
        {
            Response.StatusCode = Engine.Http.Problems.StatusOf(error.Kind);
            return Page();
        }

        if (opened.Value.SessionUrl is not { } target || !opened.Value.State.IsOpen())
            return LocalRedirect($"~/checkout/orders/{id}");
        if (Url.IsLocalUrl(target))
            return LocalRedirect("~" + target);
        Target = target;
        Response.Headers["Refresh"] = $"0; url={target}";
        return Page();
    }
}
