using Jaytek.Engine.Actions;
using Jaytek.Engine.Contracts;
using Jaytek.Engine.Data;
using Jaytek.Kernel;
using Jaytek.Payments.Orders;
using Jaytek.Payments.Subscriptions;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Payments.Admin;

/// <summary>Which subscriptions are listed.</summary>
internal enum SubscriptionTab
{
    All,
    Active,
    Cancelled,
    PastDue,
    Ended,
}

/// <summary>All that is known of a subscription.</summary>
internal sealed record SubscriptionFacts(Subscription Subscription, UserCard? Buyer, string? Email, IReadOnlyList<Order> Orders, int Periods, IReadOnlyList<AuditRecord> Trail);

/// <summary>Reads subscriptions for the admin. One whose page nobody paid is none.</summary>
internal sealed class SubscriptionReader(JaytekDb db, IUserDirectory users, IAccounts accounts, AuditTrail audit)
{
    private const int MostBuyers = 100;
    private const int MostOrders = 60;
    private const int MostSteps = 100;

    /// <summary>How many there are of a search, by tab.</summary>
    public async Task<IReadOnlyDictionary<SubscriptionTab, int>> CountAsync(string? search, CancellationToken cancellationToken)
    {
        var groups = await (await MatchingAsync(search, cancellationToken)).GroupBy(s => new { s.Stage, s.CancelsAtPeriodEnd })
            .Select(g => new { g.Key.Stage, g.Key.CancelsAtPeriodEnd, Count = g.Count() }).ToListAsync(cancellationToken);
        return Enum.GetValues<SubscriptionTab>().ToDictionary(
            tab => tab, tab => groups.Where(g => tab == SubscriptionTab.All || TabOf(g.Stage, g.CancelsAtPeriodEnd) == tab).Sum(g => g.Count));
    }

    /// <summary>A page of them, the newest first, with the names of who pays.</summary>
    public async Task<IReadOnlyList<(Subscription Subscription, string Buyer)>> ListAsync(SubscriptionTab tab, string? search, int skip, int take, CancellationToken cancellationToken)
    {
        var matching = await MatchingAsync(search, cancellationToken);
        matching = tab switch
        {
            SubscriptionTab.Active => matching.Where(s => s.Stage == SubscriptionStage.Active && !s.CancelsAtPeriodEnd),
            SubscriptionTab.Cancelled => matching.Where(s => s.Stage == SubscriptionStage.Active && s.CancelsAtPeriodEnd),
            SubscriptionTab.PastDue => matching.Where(s => s.Stage == SubscriptionStage.PastDue),
            SubscriptionTab.Ended => matching.Where(s => s.Stage == SubscriptionStage.Ended),
            _ => matching,
        };
        var page = await matching.OrderByDescending(s => s.CreatedAt).ThenByDescending(s => s.Id).Skip(skip).Take(take).ToListAsync(cancellationToken);
        var people = await users.FindAsync([.. page.Select(s => s.BuyerId).Distinct()], cancellationToken);
        return [.. page.Select(s => (s, people.GetValueOrDefault(s.BuyerId)?.DisplayName ?? "Somebody who is gone"))];
    }

    /// <summary>The subscription with its periods, or null.</summary>
    public async Task<SubscriptionFacts?> FindAsync(string id, CancellationToken cancellationToken)
    {
        if (await db.Set<Subscription>().AsNoTracking().SingleOrDefaultAsync(s => s.Id == id, cancellationToken) is not { } subscription)
            return null;
        var orders = db.Set<Order>().AsNoTracking().Where(o => o.SubscriptionId == id);
        return new SubscriptionFacts(
            subscription, (await users.FindAsync([subscription.BuyerId], cancellationToken)).GetValueOrDefault(subscription.BuyerId),
            (await accounts.ProfileAsync(subscription.BuyerId, cancellationToken))?.Email,
            await orders.OrderByDescending(o => o.CreatedAt).Take(MostOrders).ToListAsync(cancellationToken), await orders.CountAsync(o => o.PaidAt != null, cancellationToken),
            await audit.ListAsync(new AuditFilter { TargetType = "Subscription", TargetId = id }, null, MostSteps, cancellationToken));
    }

    private static SubscriptionTab TabOf(SubscriptionStage stage, bool cancels) => stage switch
    {
        SubscriptionStage.Ended => SubscriptionTab.Ended,
        SubscriptionStage.PastDue => SubscriptionTab.PastDue,
        _ => cancels ? SubscriptionTab.Cancelled : SubscriptionTab.Active,
    };

    private async Task<IQueryable<Subscription>> MatchingAsync(string? search, CancellationToken cancellationToken)
    {
        var begun = db.Set<Subscription>().AsNoTracking().Where(s => s.Stage != SubscriptionStage.Started);
        if (string.IsNullOrWhiteSpace(search))
            return begun;
        var text = search.Trim();
        if (PublicId.IsWellFormed(text))
            return begun.Where(s => s.Id == text || s.BuyerId == text || s.ItemId == text || s.FirstOrderId == text);
        var buyers = (await users.SearchAsync(text, [], MostBuyers, cancellationToken)).Select(user => user.UserId).ToList();
        if (await users.FindIdByNameAsync(text, cancellationToken) is { } exact)
            buyers.Add(exact);
        return begun.Where(s => s.Reference == text || s.CustomerReference == text || buyers.Contains(s.BuyerId));
    }
}
