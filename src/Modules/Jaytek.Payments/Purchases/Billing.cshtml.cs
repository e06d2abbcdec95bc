using Jaytek.Admin.Contracts;
using Jaytek.Engine.Http;
using Jaytek.Engine.Security;
using Jaytek.Kernel;
using Jaytek.Payments.Orders;
using Jaytek.Payments.Subscriptions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Jaytek.Payments.Purchases;

/// <summary><c>/dashboard/settings/billing</c>: what somebody has bought, and what became of it.</summary>
[Open("For whoever is signed in, about themselves alone; others are led to sign in.")]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class BillingModel(ICurrentActor current, OwnOrders own, OwnSubscriptions subscriptions, ChangeSubscription change, OpenPortal portal) : PageModel
{
    public const string Address = "/dashboard/settings/billing";
    public const int PageSize = 20;

    public IReadOnlyList<Order> Orders { get; private set; } = [];

    public int Total { get; private set; }

    public int Number { get; private set; } = 1;

    /// <summary>What renews, and what has ended; on the first page alone.</summary>
    public IReadOnlyList<Subscription> Subscriptions { get; private set; } = [];

    /// <summary>True where the provider has pages for cards and bills.</summary>
    public bool HasPortal { get; private set; }

    public Task<IActionResult> OnGetAsync([FromQuery] int page, CancellationToken cancellationToken) => ShowAsync(page, cancellationToken);

    /// <summary>Lets a subscription run out, or go on after all.</summary>
    public async Task<IActionResult> OnPostRenewalAsync([FromForm] string? id, [FromForm] bool goOn, CancellationToken cancellationToken)
    {
        if (current.Actor.Kind != ActorKind.User)
            return Challenge();
        var changed = await change.RunAsync(id ?? "", goOn ? SubscriptionWish.GoOn : SubscriptionWish.CancelAtPeriodEnd, cancellationToken);
        if (changed.Error is not { } error)
        {
            TempData.Notify(
                changed.Value.Wish is null ? NoticeKind.Success : NoticeKind.Warning,
                changed.Value.Wish is not null ? "Noted. Who takes the payments does not answer at the moment; it is passed on by itself."
                : goOn ? $"{changed.Value.Title} goes on." : $"{changed.Value.Title} is cancelled. What you have paid stays open to its end.");
            return LocalRedirect("~" + Address);
        }

        if (error.Kind == ErrorKind.NotFound)
            return NotFound();
        ModelState.AddRefusal(error);
        var shown = await ShowAsync(1, cancellationToken);
        Response.StatusCode = FormErrors.StatusOf(error);
        return shown;
    }

    private async Task<IActionResult> ShowAsync(int page, CancellationToken cancellationToken)
    {
        if (current.Actor is not { Kind: ActorKind.User, UserId: { } buyer })
            return Challenge();
        Number = Math.Clamp(page, 1, 10_000);
        (Orders, Total) = await own.ListAsync(buyer, Number, PageSize, cancellationToken);
        if (Number == 1)
            (Subscriptions, HasPortal) = (await subscriptions.ListAsync(buyer, cancellationToken), await portal.IsThereAsync(cancellationToken));
        return Page();
    }
}
