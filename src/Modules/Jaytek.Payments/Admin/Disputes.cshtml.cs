using Jaytek.Engine.Data;
using Jaytek.Engine.Security;
using Jaytek.Payments.Disputes;
using Jaytek.Payments.Orders;
using Jaytek.Payments.Providers;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Payments.Admin;

/// <summary>Which disputes are listed.</summary>
internal enum DisputeTab
{
    All,
    Open,
    Won,
    Lost,
    Closed,
}

/// <summary><c>/admin/payments/disputes</c>: buyers' banks that want money back.</summary>
[Require(PaymentsPermissions.ReadText)]
internal sealed class DisputesModel(JaytekDb db, PaymentProviders providers) : PageModel
{
    public const string Address = "/admin/payments/disputes";
    public const int PageSize = 25;

    public DisputeTab Tab { get; private set; }

    public IReadOnlyDictionary<DisputeTab, int> Counts { get; private set; } = new Dictionary<DisputeTab, int>();

    public int Number { get; private set; } = 1;

    public IReadOnlyList<(Dispute Dispute, Order Order)> Lines { get; private set; } = [];

    public async Task OnGetAsync([FromQuery] string? state, [FromQuery] int page, CancellationToken cancellationToken)
    {
        Tab = Enum.TryParse<DisputeTab>(state, ignoreCase: true, out var one) && Enum.IsDefined(one) ? one : DisputeTab.All;
        var disputes = db.Set<Dispute>().AsNoTracking();
        var states = await disputes.GroupBy(d => d.State).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(cancellationToken);
        Counts = Enum.GetValues<DisputeTab>().ToDictionary(tab => tab, tab => states.Where(s => Of(tab).Contains(s.Key)).Sum(s => s.Count));
        Number = Math.Clamp(page, 1, Math.Max(1, (Counts[Tab] + PageSize - 1) / PageSize));
        var shown = Of(Tab);
        var lines = await (from dispute in disputes join order in db.Set<Order>().AsNoTracking() on dispute.OrderId equals order.Id where shown.Contains(dispute.State)
                           orderby dispute.DueBy == null, dispute.DueBy, dispute.OpenedAt descending, dispute.Id descending select new { dispute, order })
            .Skip((Number - 1) * PageSize).Take(PageSize).ToListAsync(cancellationToken);
        Lines = [.. lines.Select(line => (line.dispute, line.order))];
    }

    /// <summary>Where evidence is given, while the provider takes some; or null.</summary>
    public string? EvidenceAt(Dispute dispute, Order order) => dispute.DueBy is null ? null : providers.Find(order.Provider)?.EvidenceAddress(dispute.Reference);

    private static DisputeState[] Of(DisputeTab tab) => tab switch
    {
        DisputeTab.Open => [DisputeState.Inquiry, DisputeState.NeedsResponse, DisputeState.UnderReview, DisputeState.Unknown],
        DisputeTab.Won => [DisputeState.Won],
        DisputeTab.Lost => [DisputeState.Lost],
        DisputeTab.Closed => [DisputeState.Closed],
        _ => Enum.GetValues<DisputeState>(),
    };
}
