using System.Text.Json;
using System.Text.Json.Nodes;
using Jaytek.Engine.Contracts;
using Jaytek.Engine.Data;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Contents.Admin.Lists.Views;

/// <summary>A person's saved views in their export; their own go with them, shared ones too.</summary>
internal sealed class ListViewData(JaytekDb db) : IPersonalData
{
    public string Section => "list-views";

    public async Task<JsonNode> ExportAsync(string userId, CancellationToken cancellationToken) => JsonSerializer.SerializeToNode(
        await db.Set<ListView>().Where(view => view.UserId == userId).OrderBy(view => view.Name)
            .Select(view => new { view.ContentType, view.Name, view.Query, view.IsShared }).ToListAsync(cancellationToken), JsonSerializerOptions.Web)!;

    public Task EraseAsync(string userId, CancellationToken cancellationToken) =>
        db.Set<ListView>().Where(view => view.UserId == userId).ExecuteDeleteAsync(cancellationToken);
}
