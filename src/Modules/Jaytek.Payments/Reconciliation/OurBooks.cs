using Jaytek.Engine.Actions;
using Jaytek.Kernel;
using Jaytek.Ledger.Contracts;
using Jaytek.Payments.Disputes;
using Jaytek.Payments.Orders;
using Jaytek.Payments.Providers;
using Jaytek.Payments.Refunds;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Payments.Reconciliation;

/// <summary>Reads what we have of a provider's payments, refunds and disputes.</summary>
internal sealed class OurBooks(UnitOfWork unit, IPostings postings, IPayouts payouts)
{
    private const int AtOnce = 500;
    private const int MostReads = 3;

    /// <summary>All that began in a time, and all that the lines of a statement name; and those orders that they name which are ours.</summary>
    public async Task<(IReadOnlyList<OurLine> Ours, IReadOnlySet<string> Orders)> ReadAsync(
        string provider, IReadOnlyList<StatementLine> lines, DateTimeOffset from, CancellationToken cancellationToken)
    {
        var orders = unit.Db.Set<Order>().AsNoTracking().Where(o => o.Provider == provider);
        var refunds = from refund in unit.Db.Set<Refund>().AsNoTracking() join order in orders on refund.OrderId equals order.Id where refund.Reference != null select new { refund, order.Currency };
        var disputes = from dispute in unit.Db.Set<Dispute>().AsNoTracking() join order in orders on dispute.OrderId equals order.Id select new { dispute, order.Currency };
        var paid = orders.Where(o => o.PaidAt != null && o.PaymentReference != null);
        var ours = new Dictionary<(LineKind, string), OurLine>();
        void Keep(OurLine line) => ours[(line.About, line.Reference)] = line;

        foreach (var order in await paid.Where(o => o.PaidAt >= from).ToListAsync(cancellationToken))
            Keep(Of(order));
        foreach (var one in await refunds.Where(r => r.refund.RequestedAt >= from).ToListAsync(cancellationToken))
            Keep(Of(one.refund, one.Currency));
        foreach (var one in await disputes.Where(d => d.dispute.OpenedAt >= from).ToListAsync(cancellationToken))
            Keep(Of(one.dispute, one.Currency));

        var named = new HashSet<string>(StringComparer.Ordinal);
        foreach (var ids in lines.SelectMany(line => new[] { line.Reference, line.Payment }).OfType<string>().Distinct(StringComparer.Ordinal).Chunk(AtOnce))
        {
            foreach (var order in await paid.Where(o => ids.Contains(o.PaymentReference!)).ToListAsync(cancellationToken))
                Keep(Of(order));
            foreach (var one in await refunds.Where(r => ids.Contains(r.refund.Reference!)).ToListAsync(cancellationToken))
                Keep(Of(one.refund, one.Currency));
            foreach (var one in await disputes.Where(d => ids.Contains(d.dispute.Reference)).ToListAsync(cancellationToken))
                Keep(Of(one.dispute, one.Currency));
        }

        foreach (var ids in lines.Select(line => line.OrderId).OfType<string>().Distinct(StringComparer.Ordinal).Chunk(AtOnce))
            named.UnionWith(await orders.Where(o => ids.Contains(o.Id)).Select(o => o.Id).ToListAsync(cancellationToken));
        return ([.. ours.Values], named);
    }

    /// <summary>
    /// By currency, what our orders, refunds, disputes, fees and payouts come to at a provider, and the balance of its account in the books, both from
    /// the beginning on; positive is money that lies there.
    /// </summary>
    public async Task<IReadOnlyList<(string Currency, long Rows, long Books)>> TotalsAsync(string provider, CancellationToken cancellationToken)
    {
        for (var read = 1; ; read++)
        {
            var before = await BalancesAsync(provider, await CurrenciesAsync(provider, cancellationToken), cancellationToken);
            var rows = await RowsAsync(provider, cancellationToken);
            var after = await BalancesAsync(provider, rows.Keys, cancellationToken);
            // Where the books stood still meanwhile both are of one moment.
            if (rows.Keys.All(currency => before.TryGetValue(currency, out var was) && was == after[currency]))
                return [.. rows.Select(one => (one.Key, one.Value, after[one.Key]))];
            if (read == MostReads)
                return [];
        }
    }

    private async Task<IReadOnlyList<string>> CurrenciesAsync(string provider, CancellationToken cancellationToken) => [.. (await RowsAsync(provider, cancellationToken)).Keys];

    private async Task<Dictionary<string, long>> BalancesAsync(string provider, IEnumerable<string> currencies, CancellationToken cancellationToken)
    {
        var balances = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var currency in currencies)
            balances[currency] = -(await postings.BalanceAsync(AccountRef.Clearing(provider, currency), cancellationToken)).Minor;
        return balances;
    }

    private async Task<Dictionary<string, long>> RowsAsync(string provider, CancellationToken cancellationToken)
    {
        var orders = unit.Db.Set<Order>().AsNoTracking().Where(o => o.Provider == provider && o.PaidAt != null);
        var sums = new Dictionary<string, long>(StringComparer.Ordinal);
        void Add(string currency, long amount) => sums[currency] = checked(sums.GetValueOrDefault(currency) + amount);

        foreach (var one in await orders.GroupBy(o => o.Currency).Select(g => new { g.Key, Sum = g.Sum(o => o.Gross) }).ToListAsync(cancellationToken))
            Add(one.Key, one.Sum);
        foreach (var one in await orders.Where(o => o.FeeCurrency != null).GroupBy(o => o.FeeCurrency!).Select(g => new { g.Key, Sum = g.Sum(o => o.Fee ?? 0) }).ToListAsync(cancellationToken))
            Add(one.Key, -one.Sum);
        foreach (var one in await (from r in unit.Db.Set<Refund>() join o in orders on r.OrderId equals o.Id where r.Stage == RefundStage.Done group r.Amount by o.Currency into g select new { g.Key, Sum = g.Sum() })
                     .ToListAsync(cancellationToken))
            Add(one.Key, -one.Sum);
        foreach (var one in await (from d in unit.Db.Set<Dispute>() join o in orders on d.OrderId equals o.Id where d.IsTaken group d.Amount by o.Currency into g select new { g.Key, Sum = g.Sum() })
                     .ToListAsync(cancellationToken))
            Add(one.Key, -one.Sum);
        foreach (var one in await (from d in unit.Db.Set<Dispute>() join o in orders on d.OrderId equals o.Id where d.FeeCurrency != null group d.Fee by d.FeeCurrency! into g select new { g.Key, Sum = g.Sum() })
                     .ToListAsync(cancellationToken))
            Add(one.Key, -one.Sum);
        foreach (var sent in await payouts.SentAsync(provider, cancellationToken))
            Add(sent.Currency, -sent.Minor);
        return sums;
    }

    private static OurLine Of(Order order) => new(
        LineKind.Payment, order.PaymentReference!, order.Id, order.Price, order is { Fee: { } fee, FeeCurrency: { } currency } ? new Money(fee, currency) : null, order.PaidAt!.Value);

    private static OurLine Of(Refund refund, string currency) => new(
        LineKind.Refund, refund.Reference!, refund.OrderId, new Money(refund.Stage == RefundStage.Done ? -refund.Amount : 0, currency), null, refund.RequestedAt);

    private static OurLine Of(Dispute dispute, string currency) => new(
        LineKind.Dispute, dispute.Reference, dispute.OrderId, new Money(dispute.IsTaken ? -dispute.Amount : 0, currency),
        dispute.FeeCurrency is { } feeCurrency ? new Money(dispute.Fee, feeCurrency) : null, dispute.OpenedAt);
}
