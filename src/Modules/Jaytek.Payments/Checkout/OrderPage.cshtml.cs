using Jaytek.Admin.Contracts;
using Jaytek.Engine.Http;
using Jaytek.Engine.Security;
using Jaytek.Kernel;
using Jaytek.Ledger.Contracts;
using Jaytek.Payments.Buyers;
using Jaytek.Payments.Orders;
using Jaytek.Payments.Providers;
using Jaytek.Payments.Purchases;
using Jaytek.Payments.Refunds;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Jaytek.Payments.Checkout;

/// <summary>
/// <c>/checkout/orders/{id}</c>: where buyers come back to. The provider is asked at once, so that nobody waits for a message that is late; until
/// it is settled the page asks this site again and again by itself.
/// </summary>
[Open("For the buyer of the order alone, an account or the guest whose pass the browser bears; others are led to sign in.")]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class OrderPageModel(ICurrentActor current, CurrentBuyer buyer, OwnOrders own, LookAtOrder look, RequestOwnRefund refunds, IInvoices invoices) : PageModel
{
    public Order Order { get; private set; } = null!;

    /// <summary>True where the provider did not answer: what is shown may be behind.</summary>
    public bool IsUnsure { get; private set; }

    public OrderWords Words => IsGuests && Order.State == OrderState.Fulfilled
        ? new("Paid", "Thank you. Your payment has arrived. To begin, take what you bought into an account.", false) : OrderWords.Of(Order, Dispute, Refunds.Any(r => r.IsPending), IsOver);

    /// <summary>True where it is a period of a subscription that has ended.</summary>
    public bool IsOver { get; private set; }

    /// <summary>True for the moments between a payment and its invoice.</summary>
    public bool IsInvoiceComing => Order is { PaidAt: not null, Gross: > 0 } && Documents.Count == 0;

    /// <summary>Invoice and credit notes, the oldest first.</summary>
    public IReadOnlyList<IssuedInvoice> Documents { get; private set; } = [];

    /// <summary>True where it is a guest's: they are shown the way into an account.</summary>
    public bool IsGuests => Order.BuyerId == buyer.GuestId;

    /// <summary>Money that went back or was to, the oldest first.</summary>
    public IReadOnlyList<Refund> Refunds { get; private set; } = [];

    /// <summary>How the order's last dispute stands, or null.</summary>
    public DisputeState? Dispute { get; private set; }

    /// <summary>Until when the buyer may take it back; null where they may not.</summary>
    public DateTimeOffset? RefundUntil { get; private set; }

    public Task<IActionResult> OnGetAsync([FromRoute] string id, CancellationToken cancellationToken) => ShowAsync(id, isAsking: true, cancellationToken);

    /// <summary>What of the page changes, for its script; every few times the provider is asked too.</summary>
    public async Task<IActionResult> OnGetStateAsync([FromRoute] string id, [FromQuery] bool ask, CancellationToken cancellationToken)
    {
        var shown = await ShowAsync(id, ask, cancellationToken);
        return shown is PageResult ? Partial("/Modules/Jaytek.Payments/Checkout/_OrderState.cshtml", this) : shown;
    }

    public async Task<IActionResult> OnPostRefundAsync([FromRoute] string id, CancellationToken cancellationToken)
    {
        if (current.Actor.Kind != ActorKind.User)
            return Challenge();
        var asked = await refunds.RunAsync(id, cancellationToken);
        if (asked.Error is not { } error)
        {
            TempData.Notify(NoticeKind.Success, "The price is to go back to you. This page shows how that goes.");
            return LocalRedirect($"~/checkout/orders/{id}");
        }

        ModelState.AddRefusal(error);
        var shown = await ShowAsync(id, isAsking: false, cancellationToken);
        Response.StatusCode = FormErrors.StatusOf(error);
        return shown;
    }

    /// <summary>How a refund stands, for its buyer.</summary>
    public static string WordsOf(Refund refund) => refund switch
    {
        { Stage: RefundStage.Done, IsPending: true } => "The payment provider has it in hand. It is not with your bank yet.",
        { Stage: RefundStage.Done } => "It has left for your bank, which takes up to ten days to show it.",
        { Stage: RefundStage.Failed } => "It did not work: your bank or the payment provider did not take it. Nothing went back.",
        { Reference: not null } => "It waits for something that the payment provider asks of you.",
        _ => "It is on its way.",
    };

    private async Task<IActionResult> ShowAsync(string id, bool isAsking, CancellationToken cancellationToken)
    {
        if (buyer.Id is null)
            return Challenge();
        if (await own.FindAsync(id, cancellationToken) is not { } order)
            return NotFound();
        Order = order;
        Refunds = await own.RefundsAsync(id, cancellationToken);
        Dispute = order.State == OrderState.Disputed ? await own.DisputeAsync(id, cancellationToken) : null;
        IsOver = order.SubscriptionId is { } subscription && await own.IsOverAsync(subscription, cancellationToken);
        Documents = await invoices.OfOrdersAsync([id], cancellationToken);
        RefundUntil = (await refunds.CanRefundAsync(order, cancellationToken)).IsSuccess ? refunds.Until(order) : null;
        if (!isAsking || !order.State.IsOpen())
            return Page();
        var looked = await look.RunAsync(id, LookAtOrder.OfAPage, cancellationToken);
        (Order, IsUnsure) = (looked.IsSuccess ? looked.Value : order, !looked.IsSuccess);
        return Page();
    }
}
