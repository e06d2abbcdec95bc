using Jaytek.Engine.Data;
using Jaytek.Engine.Security;
using Jaytek.Payments.Orders;
using Jaytek.Payments.Refunds;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Payments.Admin;

/// <summary><c>/admin/payments/refunds</c>: money that went back to buyers, or is to.</summary>
[Require(PaymentsPermissions.ReadText)]
internal sealed class RefundsModel(JaytekDb db) : PageModel
{
    public const string Address = "/admin/payments/refunds";
    public const int PageSize = 25;

    /// <summary>Which are listed; null for all.</summary>
    public RefundStage? Shown { get; private set; }

    public IReadOnlyDictionary<RefundStage, int> Counts { get; private set; } = new Dictionary<RefundStage, int>();

    public int All => Counts.Values.Sum();

    /// <summary>Orders whose buyer, or to whom the site owes it, got nothing back in the end so far.</summary>
    public int Unpaid { get; private set; }

    public int Number { get; private set; } = 1;

    public int Total => Shown is { } stage ? Counts.GetValueOrDefault(stage) : All;

    public IReadOnlyList<(Refund Refund, Order Order)> Lines { get; private set; } = [];

    public async Task OnGetAsync([FromQuery] string? state, [FromQuery] int page, CancellationToken cancellationToken)
    {
        Shown = Enum.TryParse<RefundStage>(state, ignoreCase: true, out var one) && Enum.IsDefined(one) ? one : null;
        var refunds = db.Set<Refund>().AsNoTracking();
        Counts = await refunds.GroupBy(r => r.Stage).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancellationToken);
        var (all, orders) = (refunds, db.Set<Order>().AsNoTracking());
        Unpaid = await all.Where(r => r.Stage == RefundStage.Failed && (r.IsOwed || orders.Any(o => o.Id == r.OrderId && o.BuyerId == r.RequestedBy)))
            .Where(r => !all.Any(other => other.OrderId == r.OrderId && other.Stage != RefundStage.Failed)).Select(r => r.OrderId).Distinct().CountAsync(cancellationToken);
        Number = Math.Clamp(page, 1, Math.Max(1, (Total + PageSize - 1) / PageSize));
        if (Shown is { } stage)
            refunds = refunds.Where(r => r.Stage == stage);
        var lines = await (from refund in refunds join order in db.Set<Order>().AsNoTracking() on refund.OrderId equals order.Id
                           orderby refund.RequestedAt descending, refund.Id descending select new { refund, order })
            .Skip((Number - 1) * PageSize).Take(PageSize).ToListAsync(cancellationToken);
        Lines = [.. lines.Select(line => (line.refund, line.order))];
    }

    /// <summary>A stage's words.</summary>
    public static string Words(RefundStage stage) => stage switch { RefundStage.Requested => "Under way", RefundStage.Done => "Went back", _ => "Failed" };
}
