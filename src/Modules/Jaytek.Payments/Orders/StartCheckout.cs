using Jaytek.Engine.Actions;
using Jaytek.Kernel;
using Jaytek.Ledger.Contracts;
using Jaytek.Payments.Buyers;
using Jaytek.Payments.Contracts;
using Jaytek.Payments.Promotions;
using Jaytek.Payments.Providers;
using Jaytek.Payments.Subscriptions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Jaytek.Payments.Orders;

/// <summary>What somebody wants to buy.</summary>
/// <param name="Purchase">What sort of thing.</param>
/// <param name="ItemId">Which.</param>
internal sealed record CheckoutWish(string Purchase, string ItemId)
{
    /// <summary>A promotion code as it was typed, or null.</summary>
    public string? Code { get; init; }

    /// <summary>What the page said that it costs; null where no page said anything.</summary>
    public Money? Shown { get; init; }
}

/// <summary>Makes an order for whoever buys, at the price of now, and finds the page on which they pay. One that waits for the same buyer and thing is gone on with.</summary>
internal sealed class StartCheckout(
    ActionRunner runner, CurrentBuyer current, Offers offers, PaymentProviders providers, OpenCheckout open, GiveAway giveAway, IOptions<PaymentsOptions> options)
{
    // What costs nothing is given away where nobody takes money, too.
    private const string NoProvider = "none";

    /// <summary>
    /// The order; what costs nothing is paid at once. Errors: <c>payments.buyer.unknown</c>, <c>payments.guest.off</c>,
    /// <c>payments.purchase.unknown</c>, <c>payments.provider.none</c>, <c>payments.order.under_way</c>, <c>payments.order.other_price</c>,
    /// <c>payments.subscription.live</c>, those of codes (<see cref="PromotionRules"/>), the seller's own, and the provider's.
    /// </summary>
    public async Task<Result<Order>> RunAsync(CheckoutWish wish, CancellationToken cancellationToken)
    {
        var (purchase, itemId) = (wish.Purchase, wish.ItemId);
        var started = await runner.RunAsync<Order>("payments.checkout.start", async scope =>
        {
            if (current.Id is not { } buyer)
                return PaymentsErrors.SignIn;
            // Two presses of the button are one order.
            await scope.LockAsync(OrderRows.BuyLock(buyer, purchase, itemId), cancellationToken);
            // Before the seller is asked: an order that is paid and granted between the two would be in neither answer, and be paid once more.
            var before = await OrderRows.UnsettledAsync(scope.Db, buyer, purchase, itemId, cancellationToken);
            var offered = await offers.FindAsync(purchase, itemId, buyer, cancellationToken);
            if (offered.Error is { } refusal)
                return refusal;
            if (wish.Code is { Length: > 0 and <= Promotion.MaxCode })
                await scope.LockAsync(PromotionRules.LockName(wish.Code), cancellationToken);
            var priced = await PromotionRules.PriceAsync(scope.Db, offered.Value, purchase, itemId, buyer, wish.Code, scope.Now, cancellationToken);
            if (priced.Error is { } wrong)
                return wrong;
            if (wish.Shown is { } shown && shown != priced.Value.Price)
                return PaymentsErrors.OtherPrice;
            if (current.IsGuest && (!options.Value.Guests || priced.Value.Offer.Every is not null))
                return PaymentsErrors.NoGuests;
            var offer = priced.Value.Offer;
            if (providers.Current is null && !priced.Value.Price.IsZero)
                return PaymentsErrors.NoSale;
            var provider = providers.Current?.Name ?? NoProvider;
            if (before.Exists(OrderRows.IsUnderWay))
                return PaymentsErrors.UnderWay;
            if (offer.Every is not null && await SubscriptionRows.LastingAsync(scope.Db, buyer, purchase, itemId, cancellationToken) is not null)
                return PaymentsErrors.Subscribed;
            if (Waiting(before, priced.Value, provider, scope.Now.AddMinutes(1)) is { } waiting)
                return waiting;
            var order = Add(scope, buyer, wish, priced.Value, provider);
            await SubscriptionRows.AttachAsync(scope, order, cancellationToken);
            return order;
        }, cancellationToken);
        if (started.Error is { } error)
            return error;
        return started.Value.Gross == 0 ? await giveAway.RunAsync(started.Value.Id, cancellationToken) : await open.RunAsync(started.Value.Id, cancellationToken);
    }

    // At another price the old page would take the old one.
    private Order? Waiting(List<Order> before, PricedOffer priced, string provider, DateTimeOffset soon)
    {
        var (offer, tax) = (priced.Offer, options.Value.Tax);
        return before.Find(
            o => o.State.IsOpen() && o.Provider == provider && (o.ExpiresAt == null || o.ExpiresAt > soon)
                && o.Price == priced.Price && o.PromotionId == priced.Promotion?.Id && o.TaxBasisPoints == tax.BasisPoints && o.TaxName == tax.Name && o.SellerId == offer.SellerId
                && o.Every == offer.Every);
    }

    private Order Add(ActionScope scope, string buyer, CheckoutWish wish, PricedOffer priced, string provider)
    {
        var (offer, price) = (priced.Offer, priced.Price);
        // The rate of today, also where it is another one when it is paid.
        var tax = options.Value.Tax;
        var order = new Order
        {
            Id = PublicId.New(), BuyerId = buyer, Purchase = wish.Purchase, ItemId = wish.ItemId, Title = offer.Title.Length <= Order.MaxTitle ? offer.Title : offer.Title[..Order.MaxTitle],
            SellerId = offer.SellerId, Gross = price.Minor, Tax = tax.PartOf(price).Minor, TaxName = tax.Name, TaxBasisPoints = tax.BasisPoints,
            Currency = offer.Price.Currency, Kind = offer.Every is null ? offer.Kind : PostingKind.Subscription, Every = offer.Every,
            ListPrice = offer.Price.Minor, PromotionId = priced.Promotion?.Id, PromotionCode = priced.Promotion?.Code,
            ReturnPath = offer.ReturnPath, Provider = provider, CreatedAt = scope.Now, FollowAt = scope.Now + OrderBackOff.First,
        };
        scope.Db.Add(order);
        scope.Audit("Order", order.Id, $"Order of {order.Title} for {order.Price} started");
        return order;
    }
}
