using Jaytek.Contents.Items;
using Jaytek.Engine.Data;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Contents.Definitions.Drafts;

/// <summary>How many content items a change touches.</summary>
/// <param name="Items">Items of their own, deleted ones left out.</param>
/// <param name="Published">Those of them that visitors see.</param>
/// <param name="Holders">Other items that hold some inside, as a page holds blocks.</param>
internal sealed record ItemCount(long Items, long Published, long Holders)
{
    /// <summary>For people: <c>1,204 items, 1,180 of them published</c>.</summary>
    public override string ToString()
    {
        var own = Items == 0 && Holders > 0 ? "" : Text(Items, "item") + (Published > 0 ? $", {Format(Published)} of them published" : "");
        var inside = Holders > 0 ? $"{Text(Holders, "item")} with some inside" : "";
        return string.Join("; ", new[] { own, inside }.Where(text => text.Length > 0));
    }

    private static string Text(long count, string noun) => count switch { 0 => $"no {noun}s", 1 => $"1 {noun}", _ => $"{Format(count)} {noun}s" };

    private static string Format(long count) => count.ToString("N0", System.Globalization.CultureInfo.InvariantCulture);
}

/// <summary>Counts items by type.</summary>
internal static class TouchedItems
{
    /// <summary>The items of the types, and the items of other types that hold some of them. Reads every document once: for a page that is looked at, not for lists.</summary>
    public static async Task<ItemCount> CountAsync(JaytekDb db, IReadOnlyCollection<string> types, CancellationToken cancellationToken)
    {
        if (types.Count == 0)
            return new ItemCount(0, 0, 0);
        var own = db.Set<VersionRow>().AsNoTracking().Where(version => types.Contains(version.ContentType));
        var items = await own.LongCountAsync(version => version.Latest, cancellationToken);
        var published = await own.LongCountAsync(version => version.Published, cancellationToken);
        return new ItemCount(items, published, await Holders(db, types).LongCountAsync(cancellationToken));
    }

    /// <summary>Whether there is any item of a type, on its own or inside another: asked where others wait, it ends at the first.</summary>
    public static async Task<bool> AnyAsync(JaytekDb db, string type, CancellationToken cancellationToken) =>
        await db.Set<VersionRow>().AnyAsync(version => version.Latest && version.ContentType == type, cancellationToken)
        || await Holders(db, [type]).AnyAsync(cancellationToken);

    // Documents are written without white space, so that the member of an item inside reads like this in each of them.
    private static IQueryable<VersionRow> Holders(JaytekDb db, IReadOnlyCollection<string> types)
    {
        var inside = types.Select(type => $"\"ContentType\":\"{type}\"").ToList();
        return db.Set<VersionRow>().AsNoTracking()
            .Where(version => version.Latest && !types.Contains(version.ContentType) && EF.Parameter(inside).Any(words => version.Data.Contains(words)));
    }

    /// <summary>The newest items of each type, for lists.</summary>
    public static async Task<IReadOnlyDictionary<string, int>> ByTypeAsync(JaytekDb db, CancellationToken cancellationToken) =>
        await db.Set<VersionRow>().AsNoTracking().Where(version => version.Latest)
            .GroupBy(version => version.ContentType).Select(group => new { group.Key, Count = group.Count() })
            .ToDictionaryAsync(group => group.Key, group => group.Count, StringComparer.Ordinal, cancellationToken);
}
