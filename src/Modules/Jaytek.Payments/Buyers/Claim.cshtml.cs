using Jaytek.Admin.Contracts;
using Jaytek.Engine.Actions;
using Jaytek.Engine.Http;
using Jaytek.Engine.Security;
using Jaytek.Kernel;
using Jaytek.Payments.Orders;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Payments.Buyers;

/// <summary><c>/checkout/claim</c>: a guest's way into an account, by the pass in a mail's link or in the browser. GET changes nothing but that the browser may take what the link is for; it does not become that guest.</summary>
[Open("For whoever bears a guest's pass; taking the orders needs an account.")]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class ClaimModel(ICurrentActor current, GuestPass passes, UnitOfWork unit, ClaimOrders claim) : PageModel
{
    public const string Address = "/checkout/claim";

    public bool IsSignedIn => current.Actor.Kind == ActorKind.User;

    public string? UserName => current.Actor.UserName;

    /// <summary>The guests' orders that were paid, newest first.</summary>
    public IReadOnlyList<Order> Orders { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync([FromQuery] string? pass, CancellationToken cancellationToken)
    {
        if (pass is null)
            return await ShowAsync(cancellationToken);
        if (passes.Read(pass) is not { } guest)
            return NotFound();
        // The link is not to stand in the address any longer than need be.
        passes.LetClaim(HttpContext, guest);
        return LocalRedirect("~" + Address);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var guests = passes.Claimable(HttpContext);
        if (guests.Count == 0)
            return NotFound();
        if (!IsSignedIn)
            return Challenge();
        // A link whose orders somebody has already is no reason to keep one's own back.
        var waiting = await unit.Db.Set<Order>().Where(o => guests.Contains(o.BuyerId)).Select(o => o.BuyerId).Distinct().ToListAsync(cancellationToken);
        foreach (var guest in guests.Where(waiting.Contains))
        {
            if ((await claim.RunAsync(guest, cancellationToken)).Error is not { } error)
                continue;
            ModelState.AddRefusal(error);
            Response.StatusCode = FormErrors.StatusOf(error);
            return await ShowAsync(cancellationToken);
        }

        GuestPass.Take(HttpContext);
        TempData.Notify(NoticeKind.Success, "What you bought is in your account.");
        return LocalRedirect("~" + Purchases.BillingModel.Address);
    }

    private async Task<IActionResult> ShowAsync(CancellationToken cancellationToken)
    {
        var guests = passes.Claimable(HttpContext);
        if (guests.Count == 0)
            return NotFound();
        Orders = await unit.Db.Set<Order>().AsNoTracking().Where(o => guests.Contains(o.BuyerId) && o.PaidAt != null).OrderByDescending(o => o.CreatedAt).Take(50).ToListAsync(cancellationToken);
        return Page();
    }
}
