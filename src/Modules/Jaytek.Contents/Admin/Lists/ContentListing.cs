using Jaytek.Contents.Admin.Editors;
using Jaytek.Contents.Contracts;
using Jaytek.Contents.Contracts.Views;
using Jaytek.Engine.Security;

namespace Jaytek.Contents.Admin.Lists;

/// <summary>The lists of Contents on pages of other modules.</summary>
internal sealed class ContentListing(ItemList items, EditorAccess access, IContentDefinitionManager definitions, ICurrentActor current) : IContentListing
{
    public async Task<IReadOnlyList<ListedItem>> EditableAsync(string contentType, int take, CancellationToken cancellationToken)
    {
        var (types, ownOnly) = await access.EditableAsync(definitions.Current.Types.Where(type => type.Name == contentType), cancellationToken);
        if (types.Count == 0)
            return [];
        var filter = new ItemFilter([contentType]) { Sort = ItemSort.Title, Descending = false, OwnOnly = ownOnly, UserId = current.Actor.UserId };
        return [.. (await items.ListAsync(filter, 0, take, cancellationToken)).Select(line => new ListedItem(line.Item, line.State))];
    }
}
