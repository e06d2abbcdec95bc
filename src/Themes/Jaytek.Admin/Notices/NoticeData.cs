using System.Text.Json;
using System.Text.Json.Nodes;
using Jaytek.Engine.Contracts;
using Jaytek.Engine.Data;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Admin.Notices;

/// <summary>A person's notices in their export; they go with the person.</summary>
internal sealed class NoticeData(JaytekDb db) : IPersonalData
{
    public string Section => "notices";

    public async Task<JsonNode> ExportAsync(string userId, CancellationToken cancellationToken) => JsonSerializer.SerializeToNode(
        await db.Set<NoticeRow>().Where(notice => notice.UserId == userId).OrderBy(notice => notice.Id)
            .Select(notice => new { notice.At, notice.Text, notice.ReadAt }).ToListAsync(cancellationToken), JsonSerializerOptions.Web)!;

    public Task EraseAsync(string userId, CancellationToken cancellationToken) =>
        db.Set<NoticeRow>().Where(notice => notice.UserId == userId).ExecuteDeleteAsync(cancellationToken);
}
