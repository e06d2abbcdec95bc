using Jaytek.Engine.Actions;
using Jaytek.Engine.Contracts;
using Jaytek.Engine.Data;
using Jaytek.Kernel;
using Jaytek.Ledger.Contracts;
using Jaytek.Payments.Disputes;
using Jaytek.Payments.Intake;
using Jaytek.Payments.Orders;
using Jaytek.Payments.Refunds;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Payments.Admin;

/// <summary>A step in an order's life.</summary>
/// <param name="At">When, UTC.</param>
/// <param name="Who">Who did it.</param>
/// <param name="What">A sentence.</param>
/// <param name="EventId">The provider's event that told it, ours by id; or null.</param>
internal sealed record TimelineStep(DateTimeOffset At, string Who, string What, string? EventId);

/// <summary>All that is known of an order.</summary>
internal sealed record PaymentFacts(
    Order Order, UserCard? Buyer, string? Email, UserCard? Seller, IReadOnlyList<Refund> Refunds, IReadOnlyList<Dispute> Disputes, IReadOnlyList<SplitLine> Shares,
    IReadOnlyList<TimelineStep> Timeline, IReadOnlyDictionary<string, UserCard> People, Money Left);

/// <summary>Reads an order with all that belongs to it.</summary>
internal sealed class PaymentReader(JaytekDb db, IUserDirectory users, IAccounts accounts, ISplits splits, AuditTrail audit)
{
    private const int MostSteps = 200;
    private const int MostEvents = 30;

    // Events of an order come around what happens to it; later ones name its payment.
    private static readonly TimeSpan Before = TimeSpan.FromHours(1);

    /// <summary>The order, or null.</summary>
    public async Task<PaymentFacts?> FindAsync(string id, CancellationToken cancellationToken)
    {
        if (await db.Set<Order>().AsNoTracking().SingleOrDefaultAsync(o => o.Id == id, cancellationToken) is not { } order)
            return null;
        var refunds = await db.Set<Refund>().AsNoTracking().Where(r => r.OrderId == id).OrderBy(r => r.RequestedAt).ToListAsync(cancellationToken);
        var disputes = await db.Set<Dispute>().AsNoTracking().Where(d => d.OrderId == id).OrderBy(d => d.OpenedAt).ToListAsync(cancellationToken);
        var shares = await splits.LinesAsync(order.SaleKey, cancellationToken);
        var people = await users.FindAsync(
            [.. new[] { order.BuyerId, order.SellerId }.Concat(shares.Select(s => s.Holder).OfType<string>()).Concat(refunds.Select(r => r.RequestedBy).OfType<string>()).Distinct()], cancellationToken);
        return new PaymentFacts(
            order, people.GetValueOrDefault(order.BuyerId), (await accounts.ProfileAsync(order.BuyerId, cancellationToken))?.Email, people.GetValueOrDefault(order.SellerId), refunds, disputes, shares,
            await TimelineAsync(order, cancellationToken), people,
            new Money(Math.Max(0, order.Gross - order.TakenBack - refunds.Where(r => r.Stage == RefundStage.Requested).Sum(r => r.Amount)), order.Currency));
    }

    private async Task<IReadOnlyList<TimelineStep>> TimelineAsync(Order order, CancellationToken cancellationToken)
    {
        var steps = (await audit.ListAsync(new AuditFilter { TargetType = "Order", TargetId = order.Id }, null, MostSteps, cancellationToken))
            .Select(line => new TimelineStep(line.At, line.ActorName ?? "Nobody", line.Summary, null)).ToList();
        var events = await EventList.Naming(db.Set<ProviderEventRow>().AsNoTracking().Where(e => e.Provider == order.Provider && e.ReceivedAt >= order.CreatedAt - Before), order)
            .OrderByDescending(e => e.ReceivedAt).Take(MostEvents).Select(e => new { e.Id, e.ReceivedAt, e.Kind }).ToListAsync(cancellationToken);
        steps.AddRange(events.Select(e => new TimelineStep(e.ReceivedAt, order.Provider, e.Kind, e.Id)));
        return [.. steps.OrderByDescending(step => step.At)];
    }
}
