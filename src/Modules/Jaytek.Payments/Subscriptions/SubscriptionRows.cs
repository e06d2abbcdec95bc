using Jaytek.Engine.Actions;
using Jaytek.Engine.Data;
using Jaytek.Kernel;
using Jaytek.Payments.Orders;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Payments.Subscriptions;

/// <summary>Finds subscriptions for who changes them. Who needs several locks takes that of the thing first, then the subscription's, then an order's.</summary>
internal static class SubscriptionRows
{
    /// <summary>The subscription, or null; nobody else changes it until the unit of work ends.</summary>
    public static async Task<Subscription?> LockAsync(ActionScope scope, string id, CancellationToken cancellationToken)
    {
        await scope.LockAsync("subscription:" + id, cancellationToken);
        return await scope.Db.Set<Subscription>().SingleOrDefaultAsync(s => s.Id == id, cancellationToken);
    }

    /// <summary>The subscription of which an order is a period, locked before the order is; or null.</summary>
    public static async Task<Subscription?> LockOfOrderAsync(ActionScope scope, string orderId, CancellationToken cancellationToken) =>
        await scope.Db.Set<Order>().AsNoTracking().Where(o => o.Id == orderId).Select(o => o.SubscriptionId).SingleOrDefaultAsync(cancellationToken) is { } id
            ? await LockAsync(scope, id, cancellationToken) : null;

    /// <summary>The id of the buyer's subscription to a thing which lasts, or has just begun at the provider; or null.</summary>
    public static Task<string?> LastingAsync(JaytekDb db, string buyerId, string purchase, string itemId, CancellationToken cancellationToken) =>
        db.Set<Subscription>().AsNoTracking()
            .Where(s => s.BuyerId == buyerId && s.Purchase == purchase && s.ItemId == itemId && s.Reference != null && s.Stage != SubscriptionStage.Ended)
            .OrderBy(s => s.CreatedAt).Select(s => s.Id).FirstOrDefaultAsync(cancellationToken);

    /// <summary>Gives a new order what the provider knows of its buyer, and the subscription that begins with it where it is paid again and again.</summary>
    public static async Task AttachAsync(ActionScope scope, Order order, CancellationToken cancellationToken)
    {
        order.CustomerReference = await scope.Db.Set<Subscription>().AsNoTracking()
            .Where(s => s.BuyerId == order.BuyerId && s.Provider == order.Provider && s.CustomerReference != null)
            .OrderByDescending(s => s.CreatedAt).Select(s => s.CustomerReference).FirstOrDefaultAsync(cancellationToken);
        if (order.Every is not { } every)
            return;
        var subscription = new Subscription
        {
            Id = PublicId.New(), FirstOrderId = order.Id, BuyerId = order.BuyerId, Purchase = order.Purchase, ItemId = order.ItemId, Title = order.Title,
            SellerId = order.SellerId, Gross = order.Gross, Tax = order.Tax, TaxName = order.TaxName, TaxBasisPoints = order.TaxBasisPoints, Currency = order.Currency,
            Every = every, ReturnPath = order.ReturnPath, Provider = order.Provider, CreatedAt = scope.Now,
        };
        order.SubscriptionId = subscription.Id;
        scope.Db.Add(subscription);
    }
}
