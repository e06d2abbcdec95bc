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
    public async Task<IQueryable<VersionRow>> FindAsync(ItemFilter filter, CancellationToken cancellationToken) =>
        Matching(filter, await LookUpAsync(filter, cancellationToken));

    /// <summary>The newest items of a filter in its state, in one query: of each type its newest, by its own index. The answer's rows have nothing but their keys.</summary>
    public async Task<IQueryable<VersionRow>> FindNewestAsync(ItemFilter filter, int take, CancellationToken cancellationToken)
    {
        var found = await LookUpAsync(filter, cancellationToken);
        var newest = filter.ContentTypes.Select(type => InState(Matching(Only(filter, type), found), filter.State)
            .OrderByDescending(version => version.ModifiedUtc).ThenByDescending(version => version.ItemNo).Take(take)
            .Select(version => new { version.Id, version.ModifiedUtc, version.ItemNo })).ToList();
        var ids = newest.Skip(1).Aggregate(newest[0], Queryable.Concat)
            .OrderByDescending(key => key.ModifiedUtc).ThenByDescending(key => key.ItemNo).Take(take).Select(key => key.Id);
        return ById(await ids.ToListAsync(cancellationToken));
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

    // What can be said of the items before the list is walked: the numbers that references and words leave, where those are few.
    private async Task<Found> LookUpAsync(ItemFilter filter, CancellationToken cancellationToken)
    {
        HashSet<long>? few = null;
        foreach (var reference in filter.References)
            few = Narrowed(few, await Naming(reference).Select(row => row.ItemNo).Order().Take(FewItems + 1).ToListAsync(cancellationToken));
        if (string.IsNullOrWhiteSpace(filter.Search))
            return new Found(few?.ToList(), null, -1);
        var id = filter.Search.Trim();
        var pattern = LikePattern.Containing(TextFolding.Fold(id));
        var byId = await db.Set<ItemRow>().Where(item => item.ContentItemId == id).Select(item => item.ItemNo).ToListAsync(cancellationToken);
        // From the index of titles alone: documents are not touched.
        var titles = Visible(filter).Where(version => EF.Functions.Like(version.TitleKey, pattern, LikePattern.Escape))
            .OrderBy(version => version.TitleKey).ThenBy(version => version.ItemNo).Select(version => version.ItemNo).Take(FewItems + 1);
        few = Narrowed(few, [.. await titles.ToListAsync(cancellationToken), .. byId]);
        return new Found(few?.ToList(), pattern, byId.Count > 0 ? byId[0] : -1);
    }

    private IQueryable<VersionRow> Matching(ItemFilter filter, Found found)
    {
        var items = Visible(filter);
        if (filter.OwnerId is { } owner)
            items = items.Where(version => version.Owner == owner);
        if (filter.From is { } from)
            items = items.Where(version => version.ModifiedUtc >= from);
        if (filter.Before is { } before)
            items = items.Where(version => version.ModifiedUtc < before);
        if (filter.Unplanned)
            items = items.Where(version => !Plans.Any(plan => plan.ItemNo == version.ItemNo));
        foreach (var reference in filter.References)
        {
            var naming = Naming(reference);
            items = items.Where(version => naming.Any(row => row.ItemNo == version.ItemNo));
        }

        var (few, pattern, number) = found;
        if (pattern is not null)
            items = items.Where(version => EF.Functions.Like(version.TitleKey, pattern, LikePattern.Escape) || version.ItemNo == number);
        return few is null ? items : items.Where(version => EF.Parameter(few).Contains(version.ItemNo));
    }

    private IQueryable<ReferenceRow> Naming(ItemReference reference)
    {
        var (field, target) = reference;
        return db.Set<ReferenceRow>().Where(row => row.Field == field && row.Target == target);
    }

    private static ItemFilter Only(ItemFilter filter, string type) => filter with { ContentTypes = [type], OwnOnly = filter.OwnOnly.Contains(type) ? [type] : [] };

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

    /// <summary>What was looked up for a filter.</summary>
    /// <param name="Few">The numbers of the only items that can match; null where they are many.</param>
    /// <param name="Pattern">By which titles match; null where no words were asked for.</param>
    /// <param name="Number">Of the item whose id the words are.</param>
    private sealed record Found(List<long>? Few, string? Pattern, long Number);
}
