using Jaytek.Engine.Data;
using Jaytek.Payments.Buyers;
using Jaytek.Payments.Disputes;
using Jaytek.Payments.Orders;
using Jaytek.Payments.Providers;
using Jaytek.Payments.Refunds;
using Jaytek.Payments.Subscriptions;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Payments.Purchases;

/// <summary>Orders as their buyer sees them; another's is not there.</summary>
internal sealed class OwnOrders(OwnRows own, CurrentBuyer current)
{
    /// <summary>The buyer's order, or null.</summary>
    public Task<Order?> FindAsync(string orderId, CancellationToken cancellationToken) =>
        current.Id is { } buyer
            ? own.ReadAsync(buyer, db => db.Set<Order>().AsNoTracking().SingleOrDefaultAsync(o => o.Id == orderId && o.BuyerId == buyer, cancellationToken), cancellationToken)
            : Task.FromResult<Order?>(null);

    /// <summary>What went back of the buyer's order, or was to, the oldest first.</summary>
    public async Task<IReadOnlyList<Refund>> RefundsAsync(string orderId, CancellationToken cancellationToken) =>
        current.Id is { } buyer
            ? await own.ReadAsync<IReadOnlyList<Refund>>(buyer, async db => await db.Set<Refund>().AsNoTracking().Where(r => r.OrderId == orderId).OrderBy(r => r.RequestedAt).ThenBy(r => r.Id).Take(50).ToListAsync(cancellationToken), cancellationToken)
            : [];

    /// <summary>How the dispute of the buyer's order stands that was opened last; one that is undecided goes before. Null where there is none.</summary>
    public async Task<DisputeState?> DisputeAsync(string orderId, CancellationToken cancellationToken) =>
        current.Id is { } buyer
            ? await own.ReadAsync(buyer, db => db.Set<Dispute>().AsNoTracking().Where(d => d.OrderId == orderId && d.IsTaken)
                .OrderBy(d => d.State == DisputeState.Lost ? 1 : 0).ThenByDescending(d => d.OpenedAt).Select(d => (DisputeState?)d.State).FirstOrDefaultAsync(cancellationToken), cancellationToken)
            : null;

    /// <summary>True where the buyer's subscription has ended.</summary>
    public async Task<bool> IsOverAsync(string subscriptionId, CancellationToken cancellationToken) =>
        current.Id is { } buyer && await own.ReadAsync(
            buyer, db => db.Set<Subscription>().AnyAsync(s => s.Id == subscriptionId && s.BuyerId == buyer && s.Stage == SubscriptionStage.Ended, cancellationToken), cancellationToken);

    /// <summary>The buyer's orders, newest first: those that were paid, and those that may be.</summary>
    public Task<(IReadOnlyList<Order> Page, int Total)> ListAsync(string buyerId, int page, int size, CancellationToken cancellationToken) =>
        own.ReadAsync(buyerId, db => ListAsync(db, buyerId, page, size, cancellationToken), cancellationToken);

    private static async Task<(IReadOnlyList<Order> Page, int Total)> ListAsync(JaytekDb db, string buyerId, int page, int size, CancellationToken cancellationToken)
    {
        var orders = db.Set<Order>().AsNoTracking()
            .Where(o => o.BuyerId == buyerId && (o.PaidAt != null || o.State == OrderState.Started || o.State == OrderState.Waiting));
        return (await orders.OrderByDescending(o => o.CreatedAt).ThenBy(o => o.Id).Skip((page - 1) * size).Take(size).ToListAsync(cancellationToken),
            await orders.CountAsync(cancellationToken));
    }
}
