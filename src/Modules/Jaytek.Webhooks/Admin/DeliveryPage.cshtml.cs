using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Jaytek.Engine.Data;
using Jaytek.Engine.Security;
using Jaytek.Webhooks.Deliveries;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Endpoint = Jaytek.Webhooks.Endpoints.Endpoint;

namespace Jaytek.Webhooks.Admin;

/// <summary><c>/admin/webhooks/deliveries/{id}</c>: what was sent, and what came back.</summary>
[Require(WebhooksPermissions.ManageText)]
internal sealed class DeliveryPageModel(JaytekDb db) : PageModel
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public Delivery Line { get; private set; } = null!;

    public Endpoint Endpoint { get; private set; } = null!;

    public string Body => JsonNode.Parse(Line.Payload)!.ToJsonString(Indented);

    public async Task<IActionResult> OnGetAsync([FromRoute] long id, CancellationToken cancellationToken)
    {
        var line = await db.Set<Delivery>().AsNoTracking().SingleOrDefaultAsync(d => d.Id == id, cancellationToken);
        var endpoint = line is null ? null : await db.Set<Endpoint>().AsNoTracking().SingleOrDefaultAsync(e => e.Id == line.EndpointId, cancellationToken);
        if (line is null || endpoint is null)
            return NotFound();
        (Line, Endpoint) = (line, endpoint);
        return Page();
    }
}
