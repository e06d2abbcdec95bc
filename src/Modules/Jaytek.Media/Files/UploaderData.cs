using System.Text.Json.Nodes;
using Jaytek.Engine.Contracts;
using Jaytek.Engine.Data;
using Jaytek.Media.Resumable;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Media.Files;

/// <summary>What the library keeps about a person: who uploaded which file. The files belong to the site's content and stay.</summary>
internal sealed class UploaderData(JaytekDb db) : IPersonalData
{
    public string Section => "media";

    public async Task<JsonNode> ExportAsync(string userId, CancellationToken cancellationToken)
    {
        var files = await db.Set<MediaFile>().AsNoTracking().Where(f => f.OwnerId == userId).OrderBy(f => f.Id)
            .Select(f => new { f.Path, f.Length, f.CreatedAt }).ToListAsync(cancellationToken);
        return new JsonArray([.. files.Select(f => new JsonObject
        {
            ["path"] = f.Path, ["length"] = f.Length, ["uploadedUtc"] = f.CreatedAt,
        })]);
    }

    public async Task EraseAsync(string userId, CancellationToken cancellationToken)
    {
        await db.Set<MediaFile>().Where(f => f.OwnerId == userId).ExecuteUpdateAsync(f => f.SetProperty(file => file.OwnerId, (string?)null), cancellationToken);
        // The bytes of what was under way go with the next sweep.
        await db.Set<ResumableUpload>().Where(u => u.OwnerId == userId).ExecuteDeleteAsync(cancellationToken);
    }
}
