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
        return [.. counts.Select(one => new OwnedCount(Name(one.Key, one.Count), one.Count)).OrderBy(one => one.Name, StringComparer.Ordinal)];
    }

    private string Name(string contentType, int count) =>
        definitions.Current.Type(contentType) is { } type ? Words.Inside(count == 1 ? type.DisplayName : type.Plural()) : contentType;
}
