using Jaytek.Engine.Contracts;
using Jaytek.Engine.Data;
using Jaytek.Kernel;
using Jaytek.Payments.Disputes;
using Jaytek.Payments.Orders;
using Jaytek.Payments.Refunds;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Payments.Admin;

/// <summary>Which orders are listed.</summary>
internal enum OrderTab
{
    All,
    Open,
    Paid,
    Granted,
    Refunded,
    Disputed,
    GivenUp,
}

/// <summary>Reads orders for the admin: by where they stand, and by what somebody has in hand: an id, a name, a provider's reference.</summary>
internal sealed class OrderList(JaytekDb db, IUserDirectory users)
{
    private const int MostBuyers = 100;

    /// <summary>How many there are of a search, by tab.</summary>
    public async Task<IReadOnlyDictionary<OrderTab, int>> CountAsync(string? search, CancellationToken cancellationToken)
    {
        var states = await (await MatchingAsync(search, cancellationToken)).GroupBy(o => o.State).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(cancellationToken);
        return Enum.GetValues<OrderTab>().ToDictionary(tab => tab, tab => states.Where(s => tab == OrderTab.All || Of(tab).Contains(s.Key)).Sum(s => s.Count));
    }

    /// <summary>A page of them, the newest first.</summary>
    public async Task<IReadOnlyList<Order>> ListAsync(OrderTab tab, string? search, int skip, int take, CancellationToken cancellationToken)
    {
        var orders = await MatchingAsync(search, cancellationToken);
        if (tab != OrderTab.All)
        {
            var states = Of(tab);
            orders = orders.Where(o => states.Contains(o.State));
        }

        return await orders.OrderByDescending(o => o.CreatedAt).ThenByDescending(o => o.Id).Skip(skip).Take(take).ToListAsync(cancellationToken);
    }

    private static OrderState[] Of(OrderTab tab) => tab switch
    {
        OrderTab.Open => [OrderState.Started, OrderState.Waiting],
        OrderTab.Paid => [OrderState.Paid],
        OrderTab.Granted => [OrderState.Fulfilled],
        OrderTab.Refunded => [OrderState.PartRefunded, OrderState.Refunded],
        OrderTab.Disputed => [OrderState.Disputed],
        OrderTab.GivenUp => [OrderState.Abandoned, OrderState.Failed],
        _ => [],
    };

    private async Task<IQueryable<Order>> MatchingAsync(string? search, CancellationToken cancellationToken)
    {
        var orders = db.Set<Order>().AsNoTracking();
        if (string.IsNullOrWhiteSpace(search))
            return orders;
        var text = search.Trim();
        if (PublicId.IsWellFormed(text))
            return orders.Where(o => o.Id == text || o.BuyerId == text || o.ItemId == text);
        // Who is suspended is in no picker's list, and has bought all the same.
        var buyers = (await users.SearchAsync(text, [], MostBuyers, cancellationToken)).Select(user => user.UserId).ToList();
        if (await users.FindIdByNameAsync(text, cancellationToken) is { } exact)
            buyers.Add(exact);
        return orders.Where(o => o.SessionId == text || o.PaymentReference == text || buyers.Contains(o.BuyerId)
            || db.Set<Refund>().Any(r => r.OrderId == o.Id && r.Reference == text) || db.Set<Dispute>().Any(d => d.OrderId == o.Id && d.Reference == text));
    }
}
