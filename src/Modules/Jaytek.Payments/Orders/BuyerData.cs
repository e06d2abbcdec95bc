using System.Text.Json.Nodes;
using Jaytek.Engine.Contracts;
using Jaytek.Engine.Data;
using Jaytek.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Payments.Orders;

/// <summary>What a person has bought.</summary>
internal sealed class BuyerData(JaytekDb db) : IPersonalData
{
    public string Section => "orders";

    public async Task<JsonNode> ExportAsync(string userId, CancellationToken cancellationToken)
    {
        var rows = await db.Set<Order>().AsNoTracking().Where(o => o.BuyerId == userId).OrderBy(o => o.CreatedAt).ToListAsync(cancellationToken);
        return new JsonArray([.. rows.Select(o => new JsonObject
        {
            ["id"] = o.Id, ["title"] = o.Title, ["price"] = o.Price.ToString(), ["state"] = o.State.ToString(), ["createdAt"] = o.CreatedAt, ["paidAt"] = o.PaidAt,
            ["takenBack"] = new Money(o.TakenBack, o.Currency).ToString(), ["provider"] = o.Provider, ["payment"] = o.PaymentReference,
        })]);
    }

    /// <summary>Erases nothing: what was paid has to be kept, and its buyer is an id without a name from then on.</summary>
    public Task EraseAsync(string userId, CancellationToken cancellationToken) => Task.CompletedTask;
}
