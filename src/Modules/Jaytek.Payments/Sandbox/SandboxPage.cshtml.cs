using Jaytek.Engine.Actions;
using Jaytek.Engine.Security;
using Jaytek.Kernel;
using Jaytek.Payments.Buyers;
using Jaytek.Payments.Orders;
using Jaytek.Payments.Purchases;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Payments.Sandbox;

/// <summary><c>/checkout/sandbox/{id}</c>: looks like a hosted checkout, says that it is none, and plays what a bank may do.</summary>
[Open("For the buyer of the order alone, an account or the guest whose pass the browser bears; others are led to sign in.")]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class SandboxPageModel(CurrentBuyer buyer, UnitOfWork unit, OwnOrders own, PlaySandbox play, TimeProvider clock) : PageModel
{
    public SandboxCheckout Checkout { get; private set; } = null!;

    public Order Order { get; private set; } = null!;

    /// <summary>True where the last card was refused.</summary>
    public bool IsDeclined { get; private set; }

    public bool IsOver => Checkout.PaymentReference is not null || Checkout.ExpiresAt <= clock.GetUtcNow() || !Order.State.IsOpen();

    public async Task<IActionResult> OnGetAsync([FromRoute] string id, CancellationToken cancellationToken) =>
        buyer.Id is null ? Challenge() : await LoadAsync(id, cancellationToken) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync([FromRoute] string id, [FromForm] string? what, CancellationToken cancellationToken)
    {
        if (buyer.Id is null)
            return Challenge();
        if (!await LoadAsync(id, cancellationToken))
            return NotFound();
        if (!Enum.TryParse<SandboxPlay>(what, out var wanted) || !Enum.IsDefined(wanted))
            return BadRequest();
        if (!(await play.RunAsync(id, wanted, cancellationToken)).IsSuccess)
            return NotFound();
        if (wanted != SandboxPlay.Decline)
            return LocalRedirect($"~/checkout/orders/{Order.Id}");
        IsDeclined = true;
        return Page();
    }

    private async Task<bool> LoadAsync(string id, CancellationToken cancellationToken)
    {
        if (await unit.Db.Set<SandboxCheckout>().AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, cancellationToken) is not { } checkout
            || await own.FindAsync(checkout.OrderId, cancellationToken) is not { } order)
            return false;
        (Checkout, Order) = (checkout, order);
        return true;
    }
}
