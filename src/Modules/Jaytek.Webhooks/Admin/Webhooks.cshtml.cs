using Jaytek.Engine.Data;
using Jaytek.Engine.Security;
using Jaytek.Webhooks.Deliveries;
using Jaytek.Webhooks.Endpoints;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Webhooks.Admin;

/// <summary><c>/admin/webhooks</c>: who is told what, and how it goes.</summary>
[Require(WebhooksPermissions.ManageText)]
internal sealed class WebhooksModel(JaytekDb db) : PageModel
{
    public const string Address = "/admin/webhooks";

    public IReadOnlyList<Line> Lines { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var endpoints = await db.Set<Endpoint>().AsNoTracking().OrderBy(e => e.Url).ThenBy(e => e.Id).ToListAsync(cancellationToken);
        var counts = await db.Set<Delivery>().Where(d => d.State != DeliveryState.Delivered).GroupBy(d => new { d.EndpointId, d.State })
            .Select(g => new { g.Key.EndpointId, g.Key.State, Count = g.Count() }).ToListAsync(cancellationToken);
        int Count(string id, DeliveryState state) => counts.Find(one => one.EndpointId == id && one.State == state)?.Count ?? 0;
        Lines = [.. endpoints.Select(e => new Line(e, Count(e.Id, DeliveryState.Waiting), Count(e.Id, DeliveryState.Failed)))];
    }

    /// <summary>An endpoint, how many deliveries wait for it and how many have failed.</summary>
    internal sealed record Line(Endpoint Endpoint, int Waiting, int Failed)
    {
        public string Title => Endpoint.Description.Length > 0 ? Endpoint.Description : new Uri(Endpoint.Url).Host;
    }
}
