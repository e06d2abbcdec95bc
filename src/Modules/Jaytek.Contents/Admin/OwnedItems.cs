using Jaytek.Contents.Admin.Lists;
using Jaytek.Contents.Contracts;
using Jaytek.Contents.Items;
using Jaytek.Engine.Contracts;
using Jaytek.Engine.Data;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Contents.Admin;

/// <summary>A user's items by type, for who is about to delete the account.</summary>
internal sealed class OwnedItems(JaytekDb db, IContentDefinitionManager definitions) : IOwnedThings
{
    public async Task<IReadOnlyList<OwnedCount>> CountAsync(string userId, CancellationToken cancellationToken)
    {
        var counts = await db.Set<VersionRow>().Where(row => row.Latest && row.Owner == userId)
            .GroupBy(row => row.ContentType).Select(type => new { type.Key, Count = type.Count() }).ToListAsync(cancellationToken);
        return [.. counts.Select(one => new OwnedCount(definitions.Current.Type(one.Key)?.Plural() ?? one.Key, one.Count)).OrderBy(one => one.Name, StringComparer.Ordinal)];
    }
}
