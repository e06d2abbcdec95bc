using System.Text.Json.Nodes;
using Jaytek.Engine.Contracts;
using Jaytek.Engine.Data;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Payments.Buyers;

/// <summary>To whom a person has invoices made out, and what they bought as a guest before.</summary>
internal sealed class BillingData(JaytekDb db) : IPersonalData
{
    public string Section => "billing";

    public async Task<JsonNode> ExportAsync(string userId, CancellationToken cancellationToken)
    {
        var details = await db.Set<BillingDetails>().AsNoTracking().SingleOrDefaultAsync(b => b.UserId == userId, cancellationToken);
        var guests = await db.Set<Guest>().AsNoTracking().Where(g => g.ClaimedBy == userId).OrderBy(g => g.CreatedAt).ToListAsync(cancellationToken);
        return new JsonObject
        {
            ["details"] = details is null ? null : new JsonObject
            {
                ["name"] = details.Name, ["address"] = new JsonArray([.. details.Lines().Select(line => (JsonNode)line)]), ["vatId"] = details.VatId,
            },
            ["asGuest"] = new JsonArray([.. guests.Select(g => new JsonObject { ["name"] = g.Name, ["email"] = g.Email, ["since"] = g.CreatedAt, ["claimedAt"] = g.ClaimedAt })]),
        };
    }

    /// <summary>What invoices said stays on them: they have to be kept.</summary>
    public async Task EraseAsync(string userId, CancellationToken cancellationToken)
    {
        await db.Set<BillingDetails>().Where(b => b.UserId == userId).ExecuteDeleteAsync(cancellationToken);
        await db.Set<Guest>().Where(g => g.ClaimedBy == userId).ExecuteDeleteAsync(cancellationToken);
    }
}
