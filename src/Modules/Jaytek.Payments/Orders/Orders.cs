using Jaytek.Engine.Actions;
using Jaytek.Payments.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Payments.Orders;

/// <summary>Finds orders for who changes them. The lock is the sale's in the books too, so that both wait in one line.</summary>
internal static class Orders
{
    /// <summary>The order, or null; nobody else changes it until the unit of work ends.</summary>
    public static async Task<Order?> LockAsync(ActionScope scope, string orderId, CancellationToken cancellationToken)
    {
        await scope.LockAsync(SaleKeys.Of(orderId), cancellationToken);
        return await scope.Db.Set<Order>().SingleOrDefaultAsync(o => o.Id == orderId, cancellationToken);
    }

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
