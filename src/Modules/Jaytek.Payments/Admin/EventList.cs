using Jaytek.Engine.Data;
using Jaytek.Kernel;
using Jaytek.Payments.Intake;
using Jaytek.Payments.Orders;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Payments.Admin;

/// <summary>Which events are listed.</summary>
internal enum EventTab
{
    All,
    Waiting,
    Failed,
    GivenUp,
    Done,
    Nothing,
}

/// <summary>Reads what providers told.</summary>
internal sealed class EventList(JaytekDb db)
{
    /// <summary>How many there are of a search, by tab.</summary>
    public async Task<IReadOnlyDictionary<EventTab, int>> CountAsync(string? search, CancellationToken cancellationToken)
    {
        var events = await MatchingAsync(search, cancellationToken);
        var counts = await events.GroupBy(e => new { e.Outcome, IsDue = e.DueAt != null }).Select(g => new { g.Key.Outcome, g.Key.IsDue, Count = g.Count() }).ToListAsync(cancellationToken);
        return Enum.GetValues<EventTab>().ToDictionary(tab => tab, tab => counts.Where(c => tab switch
        {
            EventTab.All => true,
            EventTab.GivenUp => c is { Outcome: EventOutcome.Failed, IsDue: false },
            _ => c.Outcome.ToString() == tab.ToString(),
        }).Sum(c => c.Count));
    }

    /// <summary>A page of them, the newest first.</summary>
    public async Task<IReadOnlyList<ProviderEventRow>> ListAsync(EventTab tab, string? search, int skip, int take, CancellationToken cancellationToken)
    {
        var events = await MatchingAsync(search, cancellationToken);
        events = tab switch
        {
            EventTab.All => events,
            EventTab.GivenUp => events.Where(e => e.Outcome == EventOutcome.Failed && e.DueAt == null),
            _ => events.Where(e => e.Outcome == Enum.Parse<EventOutcome>(tab.ToString())),
        };
        return await events.OrderByDescending(e => e.ReceivedAt).ThenByDescending(e => e.Id).Skip(skip).Take(take).ToListAsync(cancellationToken);
    }

    /// <summary>Those that name an order: by our note, by its page, by its payment.</summary>
    public static IQueryable<ProviderEventRow> Naming(IQueryable<ProviderEventRow> events, Order order)
    {
        var (id, session, payment) = (order.Id, order.SessionId ?? order.Id, order.PaymentReference ?? order.Id);
        return events.Where(e => e.Body != null && (e.Body.Contains(id) || e.Body.Contains(session) || e.Body.Contains(payment)));
    }

    private async Task<IQueryable<ProviderEventRow>> MatchingAsync(string? search, CancellationToken cancellationToken)
    {
        var events = db.Set<ProviderEventRow>().AsNoTracking();
        if (string.IsNullOrWhiteSpace(search))
            return events;
        var text = search.Trim();
        if (!PublicId.IsWellFormed(text))
            return events.Where(e => e.EventId == text || e.Kind == text || e.Kind.StartsWith(text));
        return await db.Set<Order>().AsNoTracking().SingleOrDefaultAsync(o => o.Id == text, cancellationToken) is { } order
            ? Naming(events.Where(e => e.Provider == order.Provider && e.ReceivedAt >= order.CreatedAt), order)
            : events.Where(e => e.Id == text);
    }
}
