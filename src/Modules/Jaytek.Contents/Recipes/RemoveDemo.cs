using Jaytek.Contents.Items;
using Jaytek.Engine.Data;
using Jaytek.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Contents.Recipes;

/// <summary>Moves sample content to the trash, an item at a time: what was moved stays moved where a later one is refused.</summary>
internal sealed class RemoveDemo(JaytekDb db, DeleteContent delete)
{
    private const int Batch = 200;

    /// <summary>Answers how many items were moved. Errors: those of deleting.</summary>
    public async Task<Result<int>> RunAsync(CancellationToken cancellationToken)
    {
        var moved = 0;
        for (var after = 0L; ;)
        {
            // A document is read only where it may bear the mark; the id goes on beyond what is left in place.
            var rows = await db.Set<VersionRow>().AsNoTracking().Where(row => row.Id > after && (row.Latest || row.Published) && row.Data.Contains(DemoMark.Stored))
                .OrderBy(row => row.Id).Take(Batch).ToListAsync(cancellationToken);
            if (rows.Count == 0)
                return moved;
            after = rows[^1].Id;
            foreach (var id in rows.Where(row => DemoMark.Is(row.ToItem())).Select(row => row.ContentItemId).Distinct(StringComparer.Ordinal))
            {
                var deleted = await delete.RunAsync(new DeleteContent.Input(id), cancellationToken);
                if (deleted.IsSuccess)
                    moved++;
                // The version of a draft and the published one are two rows of one item.
                else if (deleted.Error!.Kind != ErrorKind.NotFound)
                    return deleted.Error;
            }
        }
    }
}
