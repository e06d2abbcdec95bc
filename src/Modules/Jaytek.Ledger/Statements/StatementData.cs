using System.Text.Json.Nodes;
using Jaytek.Engine.Contracts;
using Jaytek.Engine.Data;
using Jaytek.Ledger.Documents;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Ledger.Statements;

/// <summary>Which statements of a person were printed; what they say is told by their wallets.</summary>
internal sealed class StatementData(JaytekDb db, OwnRows own) : IPersonalData
{
    public string Section => "statements";

    public async Task<JsonNode> ExportAsync(string userId, CancellationToken cancellationToken)
    {
        var rows = await own.ReadAsync(userId, one => Of(one, userId).AsNoTracking().OrderBy(d => d.Subject).ToListAsync(cancellationToken), cancellationToken);
        return new JsonArray([.. rows.Select(d => new JsonObject { ["statement"] = d.Subject[(userId.Length + 1)..], ["printedAt"] = d.PrintedAt })]);
    }

    /// <summary>Removes the printed files, which bear the name. The books, from which they were printed, are kept and know an id alone.</summary>
    public async Task EraseAsync(string userId, CancellationToken cancellationToken) => await Of(db, userId).ExecuteDeleteAsync(cancellationToken);

    private static IQueryable<PrintedDocument> Of(JaytekDb db, string userId) => db.Set<PrintedDocument>().Where(d => d.Kind == DocumentKinds.Statement && d.Subject.StartsWith(userId + ":"));
}
