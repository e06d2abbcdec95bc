using Jaytek.Contents.Contracts;
using Jaytek.Engine.Data;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Media.Uses;

/// <summary>Keeps which items name which files, in the item's own transaction; a rebuild of the index tables makes it anew.</summary>
internal sealed class KeepMediaUses : IContentHandler
{
    public async ValueTask ChangedAsync(ContentChange change, CancellationToken cancellationToken)
    {
        var named = NamedPaths.In(change.Latest?.Parts);
        named.UnionWith(NamedPaths.In(change.Published?.Parts));
        var kept = await change.Db.Set<MediaUse>().Where(u => u.ContentItemId == change.ContentItemId).ToListAsync(cancellationToken);
        var title = TitleOf(change);
        foreach (var use in kept)
        {
            if (named.Remove(use.PathKey))
                use.Title = title;
            else
                change.Db.Remove(use);
        }
        foreach (var key in named)
            change.Db.Add(new MediaUse { PathKey = key, ContentItemId = change.ContentItemId, ContentType = change.ContentType, Title = title });
        if (kept.Count > 0 || named.Count > 0)
            await change.Db.SaveChangesAsync(cancellationToken);
    }

    private static string TitleOf(ContentChange change)
    {
        var title = (change.Latest ?? change.Published)?.DisplayText is { Length: > 0 } text ? text : change.ContentType;
        return title.Length > MediaUseTable.MaxTitle ? title[..MediaUseTable.MaxTitle] : title;
    }
}

/// <summary>Answers who uses a file.</summary>
internal sealed class FindMediaUses(JaytekDb db)
{
    /// <summary>More than a page shows.</summary>
    public const int Most = 50;

    public async Task<IReadOnlyList<MediaUse>> OfAsync(string pathKey, CancellationToken cancellationToken) =>
        await db.Set<MediaUse>().AsNoTracking().Where(u => u.PathKey == pathKey).OrderBy(u => u.Title).ThenBy(u => u.ContentItemId).Take(Most)
            .ToListAsync(cancellationToken);

    /// <summary>How many items name each of the paths; what nobody names is not in it.</summary>
    public async Task<IReadOnlyDictionary<string, int>> CountAsync(IReadOnlyCollection<string> pathKeys, CancellationToken cancellationToken) =>
        await db.Set<MediaUse>().Where(u => pathKeys.Contains(u.PathKey)).GroupBy(u => u.PathKey).Select(g => new { g.Key, Count = g.Count() })
            .ToDictionaryAsync(g => g.Key, g => g.Count, cancellationToken);
}
