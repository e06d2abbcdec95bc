using Jaytek.Contents.Items;
using Jaytek.Engine.Contracts;
using Jaytek.Engine.Data;
using Microsoft.EntityFrameworkCore;
using ItemState = Jaytek.Admin.Contracts.ItemState;

namespace Jaytek.Contents.Admin.Versions;

/// <summary>A version of an item as the list shows it.</summary>
/// <param name="VersionId">Its id.</param>
/// <param name="Title">What it called the item.</param>
/// <param name="Author">Who saved it; may be empty.</param>
/// <param name="At">When it was saved last.</param>
/// <param name="IsLatest">Whether it is the newest.</param>
/// <param name="IsPublished">Whether visitors see it.</param>
internal sealed record VersionLine(string VersionId, string Title, string Author, DateTimeOffset At, bool IsLatest, bool IsPublished)
{
    /// <summary>Where it stands; what is neither the newest nor on the site is history.</summary>
    public ItemState State => IsPublished ? ItemState.Published : IsLatest ? ItemState.Draft : ItemState.Archived;

    /// <summary>The same in words.</summary>
    public string Standing => IsPublished ? "On the site" : IsLatest ? "Draft" : "Earlier";
}

/// <summary>Reads the versions of items without their documents.</summary>
internal sealed class VersionList(JaytekDb db, IHostContext host)
{
    /// <summary>How many versions there are.</summary>
    public Task<int> CountAsync(string contentItemId, CancellationToken cancellationToken) => Of(contentItemId).CountAsync(cancellationToken);

    /// <summary>The versions, the newest first.</summary>
    public async Task<IReadOnlyList<VersionLine>> ListAsync(string contentItemId, int skip, int take, CancellationToken cancellationToken) =>
        await Of(contentItemId)
            .OrderByDescending(version => version.Latest).ThenByDescending(version => version.Published)
            .ThenByDescending(version => version.ModifiedUtc).ThenByDescending(version => version.Id).Skip(skip).Take(take)
            .Select(version => new VersionLine(
                version.VersionId, version.DisplayText, version.Author ?? "", version.ModifiedUtc, version.Latest, version.Published))
            .ToListAsync(cancellationToken);

    private IQueryable<VersionRow> Of(string contentItemId) =>
        db.Set<VersionRow>().AsNoTracking().Where(version => version.BrandId == host.BrandId
            && db.Set<ItemRow>().Any(item => item.ItemNo == version.ItemNo && item.ContentItemId == contentItemId));
}
