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

/// <summary><c>/checkout/claim</c>: a guest's way into an account, by the pass in a mail's link or in the browser. GET changes nothing but that the browser bears the pass.</summary>
[Open("For whoever bears a guest's pass; taking the orders needs an account.")]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class ClaimModel(ICurrentActor current, CurrentBuyer buyer, GuestPass passes, UnitOfWork unit, ClaimOrders claim) : PageModel
{
    public const string Address = "/checkout/claim";

    public bool IsSignedIn => current.Actor.Kind == ActorKind.User;

    public string? UserName => current.Actor.UserName;

    /// <summary>The guest's orders that were paid, newest first.</summary>
    public IReadOnlyList<Order> Orders { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync([FromQuery] string? pass, CancellationToken cancellationToken)
    {
        if (pass is null)
            return await ShowAsync(cancellationToken);
        if (passes.Read(pass) is not { } guest)
            return NotFound();
        // The link is not to stand in the address any longer than need be.
        passes.Give(HttpContext, guest);
        return LocalRedirect("~" + Address);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (buyer.GuestId is not { } guest)
            return NotFound();
        if (!IsSignedIn)
            return Challenge();
        var claimed = await claim.RunAsync(guest, cancellationToken);
        if (claimed.Error is { } error)
        {
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
        if (buyer.GuestId is not { } guest)
            return NotFound();
        Orders = await unit.Db.Set<Order>().AsNoTracking().Where(o => o.BuyerId == guest && o.PaidAt != null).OrderByDescending(o => o.CreatedAt).Take(50).ToListAsync(cancellationToken);
        return Page();
    }
}
