using Jaytek.Contents.Contracts;
using Jaytek.Engine.Security;
using Jaytek.Media.Files;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Media.Uses;

/// <summary>
/// Nobody shows another's recording as their own: who has no right over all media puts only files into an item that they or the item's
/// owner uploaded, that stand in it already, or that stand in another item which they may edit (what is cloned keeps its files). An import
/// brings what its source allowed.
/// </summary>
internal sealed class CheckPickedFiles(IAuthorizer authorizer, IContentReader reader, IContentRights rights) : IContentHandler
{
    public async ValueTask SavingAsync(ContentSaving saving, CancellationToken cancellationToken)
    {
        if (saving.IsImport)
            return;
        var before = FieldPath.In(saving.Before?.Parts).Select(file => file.Key).ToHashSet(StringComparer.Ordinal);
        var added = FieldPath.In(saving.Item.Parts).Where(file => !before.Contains(file.Key) && MediaPath.Parse(file.Path).IsSuccess).ToList();
        if (added.Count == 0 || await authorizer.AllowsAsync(saving.Actor, MediaPermissions.Manage, null, cancellationToken))
            return;

        var strange = added.Select(file => file.Key).ToHashSet(StringComparer.Ordinal);
        string?[] owners = [saving.Actor.UserId, saving.Before?.Owner];
        strange.ExceptWith(await saving.Db.Set<MediaFile>().Where(file => strange.Contains(file.PathKey) && file.OwnerId != null && owners.Contains(file.OwnerId))
            .Select(file => file.PathKey).ToListAsync(cancellationToken));
        if (strange.Count > 0)
            strange.ExceptWith(await OfOwnItemsAsync(saving, strange, cancellationToken));
        foreach (var file in added.Where(file => strange.Contains(file.Key)))
            // The same words for what is another's and for what is not there, so that nobody learns what others keep.
            saving.Errors.Add(file.Member, $"'{file.Path}' is not among your files: choose one that you uploaded, or upload it first.");
    }

    private async Task<HashSet<string>> OfOwnItemsAsync(ContentSaving saving, HashSet<string> keys, CancellationToken cancellationToken)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        var users = await saving.Db.Set<MediaUse>().Where(use => keys.Contains(use.PathKey))
            .Select(use => use.ContentItemId).Distinct().OrderBy(id => id).Take(FindMediaUses.Most).ToListAsync(cancellationToken);
        foreach (var item in (await reader.GetManyAsync(users, ContentVersion.Latest, cancellationToken)).Values)
        {
            if (await rights.MayAsync("edit", item, cancellationToken))
                found.UnionWith(FieldPath.In(item.Parts).Select(file => file.Key));
        }
        return found;
    }
}
