using System.Linq.Expressions;
using Jaytek.Engine.Actions;
using Jaytek.Engine.Data;
using Jaytek.Payments.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Payments.Orders;

/// <summary>Finds orders for who changes them. The lock is the sale's in the books too, so that both wait in one line.</summary>
internal static class OrderRows
{
    private static readonly Expression<Func<Order, bool>> UnderWay =
        o => (o.PaidAt != null && o.FulfilledAt == null && (o.TakenBack < o.Gross || o.Gross == 0) && !o.IsDisputed)
            || (o.BankSince != null && (o.State == OrderState.Started || o.State == OrderState.Waiting));

    private static readonly Func<Order, bool> IsUnderWayNow = UnderWay.Compile();

    /// <summary>The lock of who buys a thing: two pages of it wait for each other.</summary>
    public static string BuyLock(string buyerId, string purchase, string itemId) => $"buy:{buyerId}:{purchase}:{itemId}";

    /// <summary>The order, or null; nobody else changes it until the unit of work ends.</summary>
    public static async Task<Order?> LockAsync(ActionScope scope, string orderId, CancellationToken cancellationToken)
    {
        await scope.LockAsync(SaleKeys.Of(orderId), cancellationToken);
        return await scope.Db.Set<Order>().SingleOrDefaultAsync(o => o.Id == orderId, cancellationToken);
    }

    /// <summary>
    /// The id of an order of the buyer for the same thing that has money in it and grants nothing so far, or null: paid and not granted yet, or
    /// with a bank that takes days. Whoever paid once more would pay twice.
    /// </summary>
    public static Task<string?> UnderWayAsync(JaytekDb db, string buyerId, string purchase, string itemId, CancellationToken cancellationToken) =>
        Of(db, buyerId, purchase, itemId).Where(UnderWay).OrderByDescending(o => o.CreatedAt).Select(o => o.Id).FirstOrDefaultAsync(cancellationToken);

    /// <summary>
    /// The buyer's orders for a thing that are open, or of which <see cref="IsUnderWay"/> is true, all as they were at one moment: asked one after
    /// the other, an order that is paid meanwhile would be neither. Newest first.
    /// </summary>
    public static Task<List<Order>> UnsettledAsync(JaytekDb db, string buyerId, string purchase, string itemId, CancellationToken cancellationToken) =>
        Of(db, buyerId, purchase, itemId)
            .Where(o => o.State == OrderState.Started || o.State == OrderState.Waiting || (o.PaidAt != null && o.FulfilledAt == null))
            .OrderByDescending(o => o.CreatedAt).ToListAsync(cancellationToken);

    /// <summary>Whether an order has money in it and grants nothing so far, as <see cref="UnderWayAsync"/> has it.</summary>
    public static bool IsUnderWay(Order order) => IsUnderWayNow(order);

    private static IQueryable<Order> Of(JaytekDb db, string buyerId, string purchase, string itemId) =>
        db.Set<Order>().AsNoTracking().Where(o => o.BuyerId == buyerId && o.Purchase == purchase && o.ItemId == itemId);

    /// <summary>The id of the order of which a provider speaks, or null: by our own note, by its checkout, by its payment.</summary>
    public static async Task<string?> FindAsync(
        UnitOfWork unit, string provider, string? orderId, string? sessionId, string? paymentReference, CancellationToken cancellationToken)
    {
        var orders = unit.Db.Set<Order>().AsNoTracking().Where(o => o.Provider == provider);
        return (orderId is null ? null : await orders.Where(o => o.Id == orderId).Select(o => o.Id).SingleOrDefaultAsync(cancellationToken))
            ?? (sessionId is null ? null : await orders.Where(o => o.SessionId == sessionId).Select(o => o.Id).SingleOrDefaultAsync(cancellationToken))
            ?? (paymentReference is null ? null : await orders.Where(o => o.PaymentReference == paymentReference).Select(o => o.Id).SingleOrDefaultAsync(cancellationToken));
    }
}
