using Jaytek.Contents.Items;
using Jaytek.Contents.References;
using Jaytek.Contents.Schedules;
using Jaytek.Engine.Contracts;
using Jaytek.Engine.Data;
using Jaytek.Kernel;
using Microsoft.EntityFrameworkCore;
using ItemState = Jaytek.Admin.Contracts.ItemState;

namespace Jaytek.Contents.Admin.Lists;

/// <summary>
/// Turns a filter into a query. Words and references are looked up first: where they leave few items, these are read by number,
/// and where they leave many, walking the list in its order soon finds a page of them. Either way no page reads the whole table.
/// </summary>
internal sealed class ItemSource(JaytekDb db, IHostContext host)
{
    private const int FewItems = 1_000;

    /// <summary>The versions that visitors see.</summary>
    public IQueryable<VersionRow> Published => db.Set<VersionRow>().Where(version => version.Published);

    /// <summary>What is planned.</summary>
    public IQueryable<ScheduleRow> Plans => db.Set<ScheduleRow>().Where(plan => plan.PublishAt != null);

    /// <summary>Versions by their keys.</summary>
    public IQueryable<VersionRow> ById(List<long> ids) => db.Set<VersionRow>().AsNoTracking().Where(version => EF.Parameter(ids).Contains(version.Id));

    /// <summary>The items of a filter in any state.</summary>
    public async Task<IQueryable<VersionRow>> FindAsync(ItemFilter filter, CancellationToken cancellationToken)
    {
        var items = Visible(filter);
        if (filter.OwnerId is { } owner)
            items = items.Where(version => version.Owner == owner);
        if (filter.From is { } from)
            items = items.Where(version => version.ModifiedUtc >= from);
        if (filter.Before is { } before)
            items = items.Where(version => version.ModifiedUtc < before);
        HashSet<long>? few = null;
        foreach (var (field, target) in filter.References)
        {
            var found = db.Set<ReferenceRow>().Where(row => row.Field == field && row.Target == target);
            items = items.Where(version => found.Any(row => row.ItemNo == version.ItemNo));
            few = Narrowed(few, await found.Select(row => row.ItemNo).Take(FewItems + 1).ToListAsync(cancellationToken));
        }

        if (!string.IsNullOrWhiteSpace(filter.Search))
        {
            (items, var found) = await SearchAsync(items, filter, cancellationToken);
            few = Narrowed(few, found);
        }

        if (few is null)
            return items;
        var numbers = few.ToList();
        return items.Where(version => EF.Parameter(numbers).Contains(version.ItemNo));
    }

    /// <summary>Those in a state; all where it is null.</summary>
    public IQueryable<VersionRow> InState(IQueryable<VersionRow> items, ItemState? state) => state switch
    {
        ItemState.Published => items.Where(version => version.Published),
        ItemState.Changed => items.Where(version => !version.Published && Published.Any(p => p.ItemNo == version.ItemNo)),
        ItemState.Draft => items.Where(version => !version.Published && !Published.Any(p => p.ItemNo == version.ItemNo)),
        ItemState.Scheduled => items.Where(version => !version.Published && Plans.Any(plan => plan.ItemNo == version.ItemNo)),
        _ => items,
    };

    private async Task<(IQueryable<VersionRow> Items, List<long> Found)> SearchAsync(
        IQueryable<VersionRow> items, ItemFilter filter, CancellationToken cancellationToken)
    {
        var id = filter.Search!.Trim();
        var pattern = LikePattern.Containing(TextFolding.Fold(id));
        var byId = await db.Set<ItemRow>().Where(item => item.ContentItemId == id).Select(item => item.ItemNo).ToListAsync(cancellationToken);
        var number = byId.Count > 0 ? byId[0] : -1;
        // From the index of titles alone: documents are not touched.
        var titles = Visible(filter).Where(version => EF.Functions.Like(version.TitleKey, pattern, LikePattern.Escape))
            .Select(version => version.ItemNo).Take(FewItems + 1);
        return (
            items.Where(version => EF.Functions.Like(version.TitleKey, pattern, LikePattern.Escape) || version.ItemNo == number),
            [.. await titles.ToListAsync(cancellationToken), .. byId]);
    }

    // Equality where it can be: an index then answers in the list's order.
    private IQueryable<VersionRow> Visible(ItemFilter filter)
    {
        var versions = db.Set<VersionRow>().AsNoTracking().Where(version => version.BrandId == host.BrandId);
        var only = filter.ContentTypes.Count == 1 ? filter.ContentTypes.First() : null;
        versions = only is null
            ? versions.Where(version => filter.ContentTypes.Contains(version.ContentType))
            : versions.Where(version => version.ContentType == only);
        if (filter.OwnOnly.Count == 0)
            return versions.Where(version => version.Latest);
        if (filter.OnSite.Count == 0 && filter.ContentTypes.All(filter.OwnOnly.Contains))
            return versions.Where(version => version.Latest && version.Owner == filter.UserId);
        return versions.Where(version => (version.Latest && (!filter.OwnOnly.Contains(version.ContentType) || version.Owner == filter.UserId))
            || (version.Published && filter.OnSite.Contains(version.ContentType) && version.Owner != filter.UserId));
    }

    private static HashSet<long>? Narrowed(HashSet<long>? few, List<long> found)
    {
        if (found.Count > FewItems)
            return few;
        if (few is null)
            return [.. found];
        few.IntersectWith(found);
        return few;
    }
}
