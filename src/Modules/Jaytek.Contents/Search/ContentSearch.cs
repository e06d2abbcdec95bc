using Jaytek.Contents.Admin;
using Jaytek.Contents.Contracts;
using Jaytek.Contents.Contracts.Views;
using Jaytek.Contents.Items;
using Jaytek.Engine.Contracts;
using Jaytek.Engine.Features;
using Jaytek.Engine.Security;
using Jaytek.Kernel;

namespace Jaytek.Contents.Search;

/// <summary>
/// The published items that nobody in particular may view, for the site's search and the API's. Of what is locked, such as a paid
/// lesson, it tells what the content API tells strangers.
/// </summary>
internal sealed class ContentSearch(
    IContentReader reader, IContentDefinitionManager definitions, ContentConnections connections, IHostContext host, IAuthorizer authorizer,
    Enabled<IContentView> views, ContentProjection projection, SearchTexts texts) : ISearchSource
{
    public const string SourceName = "content";

    public string Name => SourceName;

    public async ValueTask<IReadOnlyList<SearchKind>> KindsAsync(CancellationToken cancellationToken)
    {
        var kinds = new List<SearchKind>();
        foreach (var type in definitions.Current.Types.Where(type => type.Stereotype is null))
        {
            if (await authorizer.AllowsAsync(Actor.Anonymous, ContentPermissions.Of(type.Name, "view"), "", cancellationToken))
                kinds.Add(new SearchKind(type.Name, type.DisplayName, type.Plural()) { HasPages = HasPages(type) });
        }

        return [.. kinds.OrderBy(kind => kind.Many, StringComparer.Ordinal)];
    }

    public async Task<IReadOnlyList<SearchDocument>> ReadAsync(IReadOnlyCollection<string> ids, CancellationToken cancellationToken)
    {
        var kinds = (await KindsAsync(cancellationToken)).Select(kind => kind.Name).ToHashSet(StringComparer.Ordinal);
        var items = (await reader.GetManyAsync(ids, ContentVersion.Published, cancellationToken)).Values
            .Where(item => kinds.Contains(item.ContentType)).Select(Open).ToList();
        var named = await texts.NamesAsync(items, kinds, cancellationToken);
        return [.. items.Select(item => Document(item, named))];
    }

    public async Task<IReadOnlyList<string>> ListAsync(string kind, string? after, int take, CancellationToken cancellationToken)
    {
        var ids = new List<string>(take);
        await using var lease = await connections.OpenAsync(cancellationToken);
        await using var command = lease.Command(
            $"""
            select v.content_item_id from cms_version v
            where v.brand_id = @brand and v.content_type = @type and v.content_item_id > @after and {VersionSql.Where(connections.Provider, ContentVersion.Published)}
            order by v.content_item_id limit @take
            """,
            ("@brand", host.BrandId), ("@type", kind), ("@after", after ?? ""), ("@take", take));
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        while (await rows.ReadAsync(cancellationToken))
            ids.Add(rows.GetString(0));
        return ids;
    }

    // A type whose module is off has no page now.
    private bool HasPages(ContentTypeDefinition type) =>
        type.FirstOf("AutoroutePart") is not null
        && (views.Any(view => view.ContentType == type.Name) || !views.IncludingDisabled().Any(view => view.Value.ContentType == type.Name));

    private ContentItem Open(ContentItem item) => projection.Lock(item.ToUtf8()) is { } locked ? ContentItem.Parse(locked.Body) : item;

    private SearchDocument Document(ContentItem item, IReadOnlyDictionary<string, string> named)
    {
        var type = definitions.Current.Type(item.ContentType)!;
        return new SearchDocument(
            item.ContentItemId, item.ContentType,
            string.IsNullOrWhiteSpace(item.DisplayText) ? type.DisplayName : item.DisplayText.Trim(),
            SearchTexts.Byline(type, item, named), texts.Of(type, item), UrlOf(item),
            item.PublishedUtc ?? item.CreatedUtc ?? DateTimeOffset.UnixEpoch);
    }

    private static string UrlOf(ContentItem item) =>
        item.Part("AutoroutePart") is { } route && route["Disabled"].AsFlag() != true && route["Path"].AsText() is { Length: > 0 } path
            ? "/" + path.Trim('/')
            : "";
}
