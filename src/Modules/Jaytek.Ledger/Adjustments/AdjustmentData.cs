using System.Text.Json.Nodes;
using Jaytek.Engine.Contracts;
using Jaytek.Engine.Data;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Ledger.Adjustments;

/// <summary>Adjustments of a person's wallet. Who asked and who decided are others, and stay out of the export.</summary>
internal sealed class AdjustmentData(OwnRows own) : IPersonalData
{
    public string Section => "adjustments";

    public async Task<JsonNode> ExportAsync(string userId, CancellationToken cancellationToken)
    {
        var all = await own.ReadAsync(
            userId,
            db => db.Set<Adjustment>().AsNoTracking().Where(a => a.UserId == userId).OrderBy(a => a.RequestedAt).ThenBy(a => a.Id).ToListAsync(cancellationToken),
            cancellationToken);
        return new JsonArray([.. all.Select(a => new JsonObject
        {
            ["at"] = a.RequestedAt, ["amount"] = a.Money.ToString(), ["reason"] = a.Reason, ["state"] = a.State.ToString(), ["decidedAt"] = a.DecidedAt,
        })]);
    }

    /// <summary>Erases nothing: an adjustment explains a posting, and names people by ids alone.</summary>
    public Task EraseAsync(string userId, CancellationToken cancellationToken) => Task.CompletedTask;
}
