using Jaytek.Engine.Data;
using Jaytek.Engine.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Contents.Items;

/// <summary>Puts what was deleted before there was a trash into it: items of which no version is the newest or on the site, and whose row does not say since when.</summary>
internal sealed class MarkDeleted(JaytekDb db) : IJob
{
    private const int Most = 1_000;

    public async Task RunAsync(JobContext context, CancellationToken cancellationToken)
    {
        var versions = db.Set<VersionRow>();
        var unmarked = await db.Set<ItemRow>().AsNoTracking()
            .Where(item => item.DeletedUtc == null && !versions.Any(version => version.ItemNo == item.ItemNo && (version.Latest || version.Published)))
            .OrderBy(item => item.ItemNo).Take(Most).Select(item => item.ItemNo).ToListAsync(cancellationToken);
        foreach (var itemNo in unmarked)
        {
            var last = await versions.AsNoTracking().Where(version => version.ItemNo == itemNo).OrderByDescending(version => version.Id)
                .Select(version => new { version.VersionId, version.ModifiedUtc }).FirstOrDefaultAsync(cancellationToken);
            if (last is null)
                continue;
            // Asked again in the same statement: somebody may be restoring it at this moment.
            await db.Set<ItemRow>()
                .Where(item => item.ItemNo == itemNo && item.DeletedUtc == null
                    && !versions.Any(version => version.ItemNo == itemNo && (version.Latest || version.Published)))
                .ExecuteUpdateAsync(
                    set => set.SetProperty(item => item.DeletedUtc, last.ModifiedUtc).SetProperty(item => item.DeletedVersionId, last.VersionId), cancellationToken);
        }
    }
}
