using System.Text.Json.Nodes;
using Jaytek.Engine.Contracts;
using Jaytek.Engine.Data;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Ledger.Invoices;

/// <summary>A person's invoices and credit notes.</summary>
internal sealed class InvoiceData(OwnRows own) : IPersonalData
{
    public string Section => "invoices";

    public async Task<JsonNode> ExportAsync(string userId, CancellationToken cancellationToken)
    {
        var rows = await own.ReadAsync(
            userId, db => db.Set<Invoice>().AsNoTracking().Where(i => i.BuyerId == userId).OrderBy(i => i.IssuedAt).ToListAsync(cancellationToken), cancellationToken);
        return new JsonArray([.. rows.Select(i => JsonNode.Parse(i.Content))]);
    }

    /// <summary>
    /// Erases nothing. Who issues an invoice has to keep it, with the name and the address on it, for as long as the law says (in most countries six
    /// to ten years; GDPR article 17, 3b), and the database itself refuses to change it.
    /// </summary>
    public Task EraseAsync(string userId, CancellationToken cancellationToken) => Task.CompletedTask;
}
