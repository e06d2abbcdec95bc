using Jaytek.Engine.Actions;
using Jaytek.Engine.Features;
using Jaytek.Kernel;
using Jaytek.Payments.Contracts;
using Jaytek.Payments.Providers;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Payments.Orders;

/// <summary>Makes an order for the signed-in buyer, at the price of now, and finds the page on which they pay. One that waits for the same buyer and thing is gone on with.</summary>
internal sealed class StartCheckout(ActionRunner runner, Enabled<IPurchasable> purchasables, PaymentProviders providers, OpenCheckout open)
{
    /// <summary>The order. Errors: <c>payments.buyer.unknown</c>, <c>payments.purchase.unknown</c>, <c>payments.provider.none</c>, the seller's own, and the provider's.</summary>
    public async Task<Result<Order>> RunAsync(string purchase, string itemId, CancellationToken cancellationToken)
    {
        var started = await runner.RunAsync<Order>("payments.checkout.start", async scope =>
        {
            if (scope.Actor is not { Kind: ActorKind.User, UserId: { } buyer })
                return PaymentsErrors.SignIn;
            if (purchasables.FirstOrDefault(p => p.Kind == purchase) is not { } sold)
                return PaymentsErrors.NotSold;
            if (providers.Current is not { } provider)
                return PaymentsErrors.NoSale;
            // Two presses of the button are one order.
            await scope.LockAsync($"buy:{buyer}:{purchase}:{itemId}", cancellationToken);
            if ((await sold.OfferAsync(itemId, buyer, cancellationToken)) is var offered && offered.Error is { } refusal)
                return refusal;
            var offer = offered.Value;
            return await WaitingAsync(scope, buyer, purchase, itemId, offer, provider.Name, cancellationToken) ?? Add(scope, buyer, purchase, itemId, offer, provider.Name);
        }, cancellationToken);
        return started.Error is { } error ? error : await open.RunAsync(started.Value.Id, cancellationToken);
    }

    // At another price the old page would take the old one.
    private static Task<Order?> WaitingAsync(
        ActionScope scope, string buyer, string purchase, string itemId, Offer offer, string provider, CancellationToken cancellationToken)
    {
        var soon = scope.Now.AddMinutes(1);
        return scope.Db.Set<Order>().FirstOrDefaultAsync(
            o => o.BuyerId == buyer && o.Purchase == purchase && o.ItemId == itemId && (o.State == OrderState.Started || o.State == OrderState.Waiting)
                && o.Provider == provider && (o.ExpiresAt == null || o.ExpiresAt > soon)
                && o.Gross == offer.Price.Minor && o.Tax == offer.Tax.Minor && o.Currency == offer.Price.Currency && o.SellerId == offer.SellerId,
            cancellationToken);
    }

    private static Order Add(ActionScope scope, string buyer, string purchase, string itemId, Offer offer, string provider)
    {
        var order = new Order
        {
            Id = PublicId.New(), BuyerId = buyer, Purchase = purchase, ItemId = itemId, Title = offer.Title.Length <= Order.MaxTitle ? offer.Title : offer.Title[..Order.MaxTitle],
            SellerId = offer.SellerId, Gross = offer.Price.Minor, Tax = offer.Tax.Minor, Currency = offer.Price.Currency, Kind = offer.Kind,
            ReturnPath = offer.ReturnPath, Provider = provider, CreatedAt = scope.Now,
        };
        scope.Db.Add(order);
        scope.Audit("Order", order.Id, $"Order of {order.Title} for {order.Price} started");
        return order;
    }
}
