using Jaytek.Admin.Contracts;
using Jaytek.Contents.Admin.Editors;
using Jaytek.Contents.Admin.Lists;
using Jaytek.Contents.Contracts;
using Jaytek.Engine.Security;

namespace Jaytek.Contents.Admin.Search;

/// <summary>Content items by title, of the types that the person edits; before anything is typed, what was changed last.</summary>
internal sealed class ItemSearch(ItemList items, EditorAccess access, IContentDefinitionManager definitions, ICurrentActor current) : IAdminSearchSource
{
    private const int Recent = 5;

    public string Group => "Items";

    public int Position => 10;

    public async Task<IReadOnlyList<SearchHit>> FindAsync(string query, int take, CancellationToken cancellationToken)
    {
        var (types, ownOnly) = await access.EditableAsync(definitions.Current.Types.Where(type => type.IsListable), cancellationToken);
        var filter = new ItemFilter([.. types.Select(type => type.Name)]) { OwnOnly = ownOnly, UserId = current.Actor.UserId, Search = query };
        var lines = await items.NewestAsync(filter, query.Length == 0 ? Math.Min(take, Recent) : take, cancellationToken);
        var names = types.ToDictionary(type => type.Name);
        return
        [
            .. lines.OrderBy(line => query.Length > 0 && !line.Title.StartsWith(query, StringComparison.OrdinalIgnoreCase))
                .Select(line => new SearchHit(
                    line.Title, $"/admin/content/edit/{line.Item.ContentItemId}", TypeIcon.Of(names[line.Item.ContentType]), names[line.Item.ContentType].DisplayName)),
        ];
    }
}
