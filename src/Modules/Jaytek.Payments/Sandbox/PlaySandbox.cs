using Jaytek.Engine.Actions;
using Jaytek.Kernel;
using Jaytek.Payments.Buyers;
using Jaytek.Payments.Orders;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Payments.Sandbox;

/// <summary>What one can have the sandbox do.</summary>
internal enum SandboxPlay
{
    /// <summary>The card is taken, and the webhook comes at once.</summary>
    Pay,

    /// <summary>The card is taken, and the webhook comes half a minute later.</summary>
    PayLate,

    /// <summary>The card is taken, and the webhook comes twice, and once more under another name.</summary>
    PayTwice,

    /// <summary>The card is refused; the buyer may try again.</summary>
    Decline,

    /// <summary>The checkout is over without a payment.</summary>
    Expire,
}

/// <summary>Plays the buyer's bank: changes the checkout, and has the messages sent that a provider would send.</summary>
internal sealed class PlaySandbox(ActionRunner runner, CurrentBuyer current, SendSandboxMessages send)
{
    private static readonly TimeSpan Late = TimeSpan.FromSeconds(30);

    /// <summary>Errors: <c>payments.order.not_found</c>, also for somebody else's: the page is the buyer's.</summary>
    public async Task<Result> RunAsync(string checkoutId, SandboxPlay play, CancellationToken cancellationToken)
    {
        var played = await runner.RunAsync("payments.sandbox.play", async scope =>
        {
            await scope.LockAsync("sandbox:" + checkoutId, cancellationToken);
            if (await scope.Db.Set<SandboxCheckout>().SingleOrDefaultAsync(c => c.Id == checkoutId, cancellationToken) is not { } checkout)
                return PaymentsErrors.OrderNotFound;
            var buyer = await scope.Db.Set<Order>().Where(o => o.Id == checkout.OrderId).Select(o => o.BuyerId).SingleOrDefaultAsync(cancellationToken);
            if (buyer is null || !current.Owns(buyer))
                return PaymentsErrors.OrderNotFound;
            // A second press, or a page that is over.
            if (checkout.PaymentReference is not null || checkout.ExpiresAt <= scope.Now)
                return Result.Success;
            if (play is SandboxPlay.Pay or SandboxPlay.PayLate or SandboxPlay.PayTwice)
                Take(scope, checkout);
            var kind = play switch { SandboxPlay.Decline => SandboxEvent.Declined, SandboxPlay.Expire => SandboxEvent.Expired, _ => SandboxEvent.Paid };
            var said = SandboxEvent.Of(checkout, kind, "se_" + PublicId.New()).ToJson();
            IReadOnlyList<string> bodies = play == SandboxPlay.PayTwice
                ? [said, said, SandboxEvent.Of(checkout, kind, "se_" + PublicId.New()).ToJson()]
                : [said];
            var due = play == SandboxPlay.PayLate ? scope.Now + Late : scope.Now;
            scope.Db.AddRange(bodies.Select(body => new SandboxMessage { Body = body, DueAt = due }));
            return Result.Success;
        }, cancellationToken);
        if (played.IsSuccess)
            await send.SendDueAsync(cancellationToken);
        return played;
    }

    private static void Take(ActionScope scope, SandboxCheckout checkout)
    {
        (checkout.PaymentReference, checkout.PaidAt) = ("sp_" + PublicId.New(), scope.Now);
        if (checkout.Every is { } every)
            SandboxSubscription.Begin(scope, checkout, every);
    }
}
