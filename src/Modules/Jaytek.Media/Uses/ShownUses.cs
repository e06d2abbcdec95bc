using Jaytek.Contents.Contracts;

namespace Jaytek.Media.Uses;

/// <summary>An item that names a file, as somebody may see it.</summary>
/// <param name="ContentItemId">26 characters.</param>
/// <param name="ContentType">Its type.</param>
/// <param name="Title">What the version is called that they may see.</param>
/// <param name="MayEdit">Whether its editor opens for them.</param>
internal sealed record ShownUse(string ContentItemId, string ContentType, string Title, bool MayEdit);

/// <summary>Who uses a file, for one reader.</summary>
/// <param name="Shown">What they may see; the first fifty of all.</param>
/// <param name="Hidden">How many more there are that they may not see.</param>
internal sealed record UsesOfFile(IReadOnlyList<ShownUse> Shown, int Hidden)
{
    public int Count => Shown.Count + Hidden;

    /// <summary>Whether there may be more than were looked at.</summary>
    public bool IsFull => Count >= FindMediaUses.Most;
}

/// <summary>Says to whoever looks which content uses a file. Titles of drafts are their authors' until they are published, so the rest is only counted.</summary>
internal sealed class ShownUses(FindMediaUses uses, IContentReader reader, IContentRights rights)
{
    public async Task<UsesOfFile> OfAsync(string pathKey, CancellationToken cancellationToken)
    {
        var all = await uses.OfAsync(pathKey, cancellationToken);
        List<string> ids = [.. all.Select(use => use.ContentItemId)];
        var latest = await reader.GetManyAsync(ids, ContentVersion.Latest, cancellationToken);
        var published = await reader.GetManyAsync(ids, ContentVersion.Published, cancellationToken);
        var shown = new List<ShownUse>();
        foreach (var use in all)
        {
            var newest = latest.GetValueOrDefault(use.ContentItemId);
            var mayEdit = newest is not null && await rights.MayAsync("edit", newest, cancellationToken);
            if (mayEdit || (newest is not null && await rights.MayViewAsync(newest, cancellationToken)))
                shown.Add(new ShownUse(use.ContentItemId, use.ContentType, use.Title, mayEdit));
            else if (published.GetValueOrDefault(use.ContentItemId) is { } item && await rights.MayViewAsync(item, cancellationToken))
                shown.Add(new ShownUse(use.ContentItemId, use.ContentType, item.DisplayText is { Length: > 0 } title ? title : use.ContentType, false));
        }
        return new UsesOfFile(shown, all.Count - shown.Count);
    }
}
