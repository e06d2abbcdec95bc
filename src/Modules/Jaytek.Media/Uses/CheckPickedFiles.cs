using Jaytek.Contents.Contracts;
using Jaytek.Engine.Security;
using Jaytek.Media.Files;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Media.Uses;

/// <summary>
/// Nobody shows another's recording as their own: who has no right over all media puts only files into an item that they or the item's
/// owner uploaded, that stand in it or stood in a version of it that is kept, or that stand in another item which they may edit (what is
/// cloned keeps its files). An import brings what its source allowed.
/// </summary>
internal sealed class CheckPickedFiles(IAuthorizer authorizer, IContentReader reader, IContentRights rights) : IContentHandler
{
    // Of other items that may hold a file; one's own are looked at first.
    private const int MostItems = 500;

    public async ValueTask SavingAsync(ContentSaving saving, CancellationToken cancellationToken)
    {
        if (saving.IsImport)
            return;
        var before = FieldPath.In(saving.Before?.Parts).Select(file => file.Key).ToHashSet(StringComparer.Ordinal);
        var added = FieldPath.In(saving.Item.Parts).Where(file => !before.Contains(file.Key)).ToList();
        if (added.Count == 0 || await authorizer.AllowsAsync(saving.Actor, MediaPermissions.Manage, null, cancellationToken))
            return;

        var strange = added.Select(file => file.Key).ToHashSet(StringComparer.Ordinal);
        string?[] owners = [saving.Actor.UserId, saving.Before?.Owner];
        strange.ExceptWith(await saving.Db.Set<MediaFile>().Where(file => strange.Contains(file.PathKey) && file.OwnerId != null && owners.Contains(file.OwnerId))
            .Select(file => file.PathKey).ToListAsync(cancellationToken));
        if (strange.Count > 0 && saving.Before is { } item)
            await WithoutThoseOfVersionsAsync(strange, item.ContentItemId, cancellationToken);
        if (strange.Count > 0)
            await WithoutThoseOfOtherItemsAsync(strange, saving, cancellationToken);
        foreach (var file in added.Where(file => strange.Contains(file.Key)))
            // The same words for what is another's and for what is not there, so that nobody learns what others keep.
            saving.Errors.Add(file.Member, $"'{file.Path}' is not among your files: choose one that you uploaded, or upload it first.");
    }

    // The newest version is not all that the item has: visitors may see another, and an earlier one may be restored.
    private async Task WithoutThoseOfVersionsAsync(HashSet<string> strange, string contentItemId, CancellationToken cancellationToken)
    {
        await foreach (var version in reader.VersionsAsync(contentItemId, cancellationToken))
        {
            strange.ExceptWith(FieldPath.In(version.Parts).Select(file => file.Key));
            if (strange.Count == 0)
                return;
        }
    }

    private async Task WithoutThoseOfOtherItemsAsync(HashSet<string> strange, ContentSaving saving, CancellationToken cancellationToken)
    {
        foreach (var ids in (await EditableAsync(strange, saving, cancellationToken)).Chunk(FindMediaUses.Most))
        {
            var newest = await reader.GetManyAsync(ids, ContentVersion.Latest, cancellationToken);
            var published = await reader.GetManyAsync(ids, ContentVersion.Published, cancellationToken);
            foreach (var (id, item) in newest)
            {
                if (!await rights.MayAsync("edit", item, cancellationToken))
                    continue;
                strange.ExceptWith(FieldPath.In(item.Parts).Concat(FieldPath.In(published.GetValueOrDefault(id)?.Parts)).Select(file => file.Key));
                if (strange.Count == 0)
                    return;
            }
        }
    }

    // Of the items that name the files those which they may be able to edit: their own, and those of types that they may edit whoever owns them.
    private async Task<List<string>> EditableAsync(HashSet<string> keys, ContentSaving saving, CancellationToken cancellationToken)
    {
        var uses = await saving.Db.Set<MediaUse>().Where(use => keys.Contains(use.PathKey))
            .Select(use => new { use.ContentItemId, use.ContentType }).Distinct().OrderBy(use => use.ContentItemId).ToListAsync(cancellationToken);
        var own = saving.Actor.UserId is { } userId
            ? await reader.OwnedOfAsync([.. uses.Select(use => use.ContentItemId)], userId, cancellationToken)
            : new HashSet<string>();
        var whole = new HashSet<string>(StringComparer.Ordinal);
        foreach (var type in uses.Select(use => use.ContentType).Distinct())
        {
            if (await authorizer.AllowsAsync(saving.Actor, ContentPermissions.Of(type, "edit"), null, cancellationToken))
                whole.Add(type);
        }
        return [.. uses.Where(use => own.Contains(use.ContentItemId) || whole.Contains(use.ContentType))
            .OrderByDescending(use => own.Contains(use.ContentItemId)).Select(use => use.ContentItemId).Take(MostItems)];
    }
}
