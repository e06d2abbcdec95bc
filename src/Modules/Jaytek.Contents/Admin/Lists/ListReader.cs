using Jaytek.Contents.Admin.Editors;
using Jaytek.Contents.Contracts;
using Jaytek.Engine.Contracts;
using Jaytek.Engine.Security;
using Jaytek.Engine.Settings;

namespace Jaytek.Contents.Admin.Lists;

/// <summary>Reads what a list's address asks for, as the current user may see it.</summary>
internal sealed class ListReader(
    ItemPages pages, ListCounts counts, ListFields fields, Covers covers, EditorAccess access, OwnerFilter owners, IContentReader reader, IUserDirectory users, EditorZone zone, ICurrentActor current)
{
    public const int PageSize = 25;

    private const int MostColumns = 2;

    /// <summary>The filter of an address; null where the user may edit nothing of the type.</summary>
    public async Task<ItemFilter?> FilterAsync(ContentTypeDefinition type, ListAddress address, CancellationToken cancellationToken)
    {
        var (editable, ownOnly) = await access.EditableAsync([type], cancellationToken);
        if (editable.Count == 0)
            return null;
        var references = new List<ItemReference>();
        foreach (var (path, value) in address.References)
            references.Add(new ItemReference(path, await fields.ResolveAsync(type, path, value, cancellationToken)));
        return new ItemFilter([type.Name])
        {
            Search = address.Search,
            State = address.State,
            OwnerId = await owners.IdOfAsync(address.Owner, cancellationToken),
            From = address.From is { } from ? SiteZone.StartOf(from, zone.Zone) : null,
            Before = address.To is { } to && to < DateOnly.MaxValue ? SiteZone.StartOf(to.AddDays(1), zone.Zone) : null,
            References = references,
            Sort = address.Sort,
            Descending = address.Descending,
            OwnOnly = ownOnly,
            UserId = current.Actor.UserId,
        };
    }

    /// <summary>The newest version of an item that the user may edit; null else.</summary>
    public async Task<ContentItem?> FindAsync(string id, CancellationToken cancellationToken) =>
        await reader.GetAsync(id, ContentVersion.Latest, cancellationToken) is { } item && (await access.OfAsync(item, cancellationToken)).Edit ? item : null;

    /// <summary>How many there are.</summary>
    public Task<ItemCounts> CountAsync(ItemFilter filter, CancellationToken cancellationToken) => counts.OfAsync(filter, cancellationToken);

    /// <summary>A page with everything that its rows show.</summary>
    public async Task<(ItemPage Page, IReadOnlyList<ListRow> Rows)> ReadAsync(
        ContentTypeDefinition type, ItemFilter filter, ItemCursor? cursor, CancellationToken cancellationToken)
    {
        var page = await pages.ReadAsync(filter, cursor, PageSize, cancellationToken);
        var facts = new List<IReadOnlyDictionary<string, string>>();
        foreach (var (path, field) in Columns(type))
            facts.Add(await fields.NamesAsync(path, field, page.Lines, cancellationToken));
        var cards = await users.FindAsync([.. page.Lines.Select(line => line.Item.Owner).OfType<string>()], cancellationToken);
        var hasCovers = Covers.Has(type);
        var rows = new List<ListRow>(page.Lines.Count);
        foreach (var line in page.Lines)
        {
            rows.Add(new ListRow(
                line, hasCovers ? await covers.OfAsync(line.Item, type, cancellationToken) : null,
                [.. facts.Select(some => some[line.Item.ContentItemId])],
                line.Item.Owner is { } owner && cards.TryGetValue(owner, out var card) ? card.DisplayName : "",
                await access.OfAsync(line.Item, cancellationToken)));
        }

        return (page, rows);
    }

    /// <summary>The fields that are columns: the first picker and the first taxonomy.</summary>
    public static IReadOnlyList<(string Path, ContentPartFieldDefinition Field)> Columns(ContentTypeDefinition type) =>
        [.. ListFields.Of(type).DistinctBy(pair => pair.Field.FieldName).Take(MostColumns)];

    /// <summary>Whom the filter by owner offers.</summary>
    public Task<IReadOnlyList<FormOption>> OwnersAsync(ItemFilter filter, CancellationToken cancellationToken) =>
        owners.ChoicesAsync(filter.ContentTypes.All(filter.OwnOnly.Contains), cancellationToken);
}
