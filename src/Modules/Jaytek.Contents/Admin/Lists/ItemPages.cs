using Jaytek.Contents.Items;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Contents.Admin.Lists;

/// <summary>A page of a list.</summary>
/// <param name="Lines">Its items.</param>
/// <param name="First">Which item of the list the first one is, from 1; 0 where that is not known.</param>
/// <param name="Previous">Where the page before ends, or null.</param>
/// <param name="Next">Where the next page begins, or null.</param>
internal sealed record ItemPage(IReadOnlyList<ItemLine> Lines, long First, string? Previous, string? Next);

/// <summary>Pages through a list by cursor: each page is found in the order's index, the thousandth as fast as the first.</summary>
internal sealed class ItemPages(ItemSource source, ItemList list)
{
    /// <summary>The page at a cursor; the first one without.</summary>
    public async Task<ItemPage> ReadAsync(ItemFilter filter, ItemCursor? cursor, int size, CancellationToken cancellationToken)
    {
        var items = source.InState(await source.FindAsync(filter, cancellationToken), filter.State);
        var back = cursor?.IsBack == true;
        var keys = await KeysAsync(items, filter, cursor, size + 1, cancellationToken);
        var more = keys.Count > size;
        if (back && !more)
            return await ReadAsync(filter, null, size, cancellationToken);
        keys = [.. keys.Take(size)];
        if (back)
            keys.Reverse();
        if (keys.Count == 0)
            return cursor is null ? new ItemPage([], 0, null, null) : await ReadAsync(filter, null, size, cancellationToken);
        var first = cursor switch
        {
            null => 1,
            { Position: 0 } => 0,
            { IsBack: true } => Math.Max(0, cursor.Position - keys.Count),
            _ => cursor.Position + 1,
        };
        return new ItemPage(
            await LinesAsync(keys, cancellationToken), first,
            cursor is null ? null : ItemCursor.Of(keys[0], filter.Sort, isBack: true, first).Write(),
            more || back ? ItemCursor.Of(keys[^1], filter.Sort, isBack: false, first == 0 ? 0 : first + keys.Count - 1).Write() : null);
    }

    private async Task<IReadOnlyList<ItemLine>> LinesAsync(List<VersionRow> keys, CancellationToken cancellationToken)
    {
        var ids = keys.Select(key => key.Id).ToList();
        var lines = await list.LinesAsync(source.ById(ids), cancellationToken);
        var order = keys.Select((key, at) => (key.VersionId, at)).ToDictionary(pair => pair.VersionId, pair => pair.at);
        return [.. lines.OrderBy(line => order[line.Item.ContentItemVersionId])];
    }

    private static async Task<List<VersionRow>> KeysAsync(
        IQueryable<VersionRow> items, ItemFilter filter, ItemCursor? cursor, int take, CancellationToken cancellationToken)
    {
        var back = cursor?.IsBack == true;
        var down = filter.Descending != back;
        if (filter.Sort != ItemSort.Published)
            return await Keys(Ordered(cursor is null ? items : Beyond(items, filter.Sort, down, cursor), filter.Sort, down), take).ToListAsync(cancellationToken);
        // What was never published stands last, whichever way: two lists, one behind the other.
        var dated = items.Where(version => version.PublishedUtc != null);
        var undated = items.Where(version => version.PublishedUtc == null);
        var atUndated = cursor is { Key: "" };
        if (cursor is not null && atUndated)
            undated = down ? undated.Where(version => version.ItemNo < cursor.ItemNo) : undated.Where(version => version.ItemNo > cursor.ItemNo);
        else if (cursor is not null)
            dated = Beyond(dated, ItemSort.Published, down, cursor);
        var parts = new List<IQueryable<VersionRow>>();
        if (back || !atUndated)
            parts.Add(Ordered(dated, ItemSort.Published, down));
        if (!back || atUndated)
            parts.Insert(back ? 0 : parts.Count, ByNumber(undated, down));
        var keys = new List<VersionRow>();
        foreach (var part in parts.TakeWhile(_ => keys.Count < take))
            keys.AddRange(await Keys(part, take - keys.Count).ToListAsync(cancellationToken));
        return keys;
    }

    // Without the document: it is read for the page's own rows only.
    private static IQueryable<VersionRow> Keys(IQueryable<VersionRow> items, int take) => items.Take(take).Select(version => new VersionRow
    {
        Id = version.Id,
        ItemNo = version.ItemNo,
        VersionId = version.VersionId,
        ContentItemId = version.ContentItemId,
        ContentType = version.ContentType,
        BrandId = version.BrandId,
        Culture = version.Culture,
        TitleKey = version.TitleKey,
        CreatedUtc = version.CreatedUtc,
        ModifiedUtc = version.ModifiedUtc,
        PublishedUtc = version.PublishedUtc,
    });

    private static IQueryable<VersionRow> Ordered(IQueryable<VersionRow> items, ItemSort sort, bool down) => (sort, down) switch
    {
        (ItemSort.Title, true) => items.OrderByDescending(version => version.TitleKey).ThenByDescending(version => version.ItemNo),
        (ItemSort.Title, false) => items.OrderBy(version => version.TitleKey).ThenBy(version => version.ItemNo),
        (ItemSort.Published, true) => items.OrderByDescending(version => version.PublishedUtc).ThenByDescending(version => version.ItemNo),
        (ItemSort.Published, false) => items.OrderBy(version => version.PublishedUtc).ThenBy(version => version.ItemNo),
        (ItemSort.Created, true) => items.OrderByDescending(version => version.CreatedUtc).ThenByDescending(version => version.ItemNo),
        (ItemSort.Created, false) => items.OrderBy(version => version.CreatedUtc).ThenBy(version => version.ItemNo),
        (_, true) => items.OrderByDescending(version => version.ModifiedUtc).ThenByDescending(version => version.ItemNo),
        _ => items.OrderBy(version => version.ModifiedUtc).ThenBy(version => version.ItemNo),
    };

    private static IQueryable<VersionRow> ByNumber(IQueryable<VersionRow> items, bool down) =>
        down ? items.OrderByDescending(version => version.ItemNo) : items.OrderBy(version => version.ItemNo);

    // Compared by the database, which knows no StringComparison.
#pragma warning disable CA1309
    // "At most" alone is what an index seeks by; the rest sorts out those that share the key.
    private static IQueryable<VersionRow> Beyond(IQueryable<VersionRow> items, ItemSort sort, bool down, ItemCursor cursor)
    {
        var (number, key, at) = (cursor.ItemNo, cursor.Key, cursor.At);
        return (sort, down) switch
        {
            (ItemSort.Title, true) => items.Where(v => string.Compare(v.TitleKey, key) <= 0 && (string.Compare(v.TitleKey, key) < 0 || v.ItemNo < number)),
            (ItemSort.Title, false) => items.Where(v => string.Compare(v.TitleKey, key) >= 0 && (string.Compare(v.TitleKey, key) > 0 || v.ItemNo > number)),
            (ItemSort.Published, true) => items.Where(v => v.PublishedUtc <= at && (v.PublishedUtc < at || v.ItemNo < number)),
            (ItemSort.Published, false) => items.Where(v => v.PublishedUtc >= at && (v.PublishedUtc > at || v.ItemNo > number)),
            (ItemSort.Created, true) => items.Where(v => v.CreatedUtc <= at && (v.CreatedUtc < at || v.ItemNo < number)),
            (ItemSort.Created, false) => items.Where(v => v.CreatedUtc >= at && (v.CreatedUtc > at || v.ItemNo > number)),
            (_, true) => items.Where(v => v.ModifiedUtc <= at && (v.ModifiedUtc < at || v.ItemNo < number)),
            _ => items.Where(v => v.ModifiedUtc >= at && (v.ModifiedUtc > at || v.ItemNo > number)),
        };
    }
#pragma warning restore CA1309
}
