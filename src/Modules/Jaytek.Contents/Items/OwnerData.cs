using System.Text.Json.Nodes;
using Jaytek.Contents.Contracts;
using Jaytek.Engine.Contracts;
using Jaytek.Engine.Data;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Contents.Items;

/// <summary>What a person wrote: the newest version of each item that they own, drafts and what lies in the trash among them.</summary>
internal sealed class OwnerData(JaytekDb db) : IPersonalData
{
    public string Section => "content";

    public async Task<JsonNode> ExportAsync(string userId, CancellationToken cancellationToken)
    {
        var documents = await db.Set<VersionRow>().AsNoTracking()
            .Where(row => row.Owner == userId && (row.Latest || db.Set<ItemRow>().Any(item => item.ItemNo == row.ItemNo && item.DeletedVersionId == row.VersionId)))
            .OrderBy(row => row.Id).Select(row => row.Data).ToListAsync(cancellationToken);
        return new JsonArray([.. documents.Select(document => ContentItem.Parse(document).ToJson())]);
    }

    /// <summary>Erases nothing: items are the site's content, whose owner is an id without a name from then on. Their authors keep their names, as in print.</summary>
    public Task EraseAsync(string userId, CancellationToken cancellationToken) => Task.CompletedTask;
}
