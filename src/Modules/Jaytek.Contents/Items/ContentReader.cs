using System.Runtime.CompilerServices;
using System.Text.Json;
using Jaytek.Contents.Contracts;
using Jaytek.Contents.Queries;
using Jaytek.Contents.Routing;
using Jaytek.Engine.Contracts;
using Jaytek.Engine.Data;

namespace Jaytek.Contents.Items;

/// <summary>Reads items by prepared commands, not through EF: pages read many and change none.</summary>
internal sealed class ContentReader(ContentConnections connections, IHostContext host, QueryRunner queries) : IContentReader
{
    public Task<ContentItem?> GetAsync(string contentItemId, ContentVersion version, CancellationToken cancellationToken) => OneAsync(
        $"select {VersionSql.Columns} from cms_version v where v.content_item_id = @id and v.brand_id = @brand and {VersionSql.Where(connections.Provider, version)}",
        [("@id", contentItemId), ("@brand", host.BrandId)], cancellationToken);

    public Task<ContentItem?> GetVersionAsync(string contentItemVersionId, CancellationToken cancellationToken) => OneAsync(
        $"select {VersionSql.Columns} from cms_version v where v.version_id = @id and v.brand_id = @brand",
        [("@id", contentItemVersionId), ("@brand", host.BrandId)], cancellationToken);

    public async Task<IReadOnlyDictionary<string, ContentItem>> GetManyAsync(
        IReadOnlyCollection<string> contentItemIds, ContentVersion version, CancellationToken cancellationToken)
    {
        var found = new Dictionary<string, ContentItem>(StringComparer.Ordinal);
        if (contentItemIds.Count == 0)
            return found;
        var (among, ids) = Among(contentItemIds);
        var sql = $"select {VersionSql.Columns} from cms_version v where {among} and v.brand_id = @brand and {VersionSql.Where(connections.Provider, version)}";
        await using var lease = await connections.OpenAsync(cancellationToken);
        await using var command = lease.Command(sql, ("@ids", ids), ("@brand", host.BrandId));
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            var item = VersionSql.Read(reader);
            found[item.ContentItemId] = item;
        }

        return found;
    }

    public Task<ContentItem?> FindByPathAsync(string path, CancellationToken cancellationToken) => ByHandleAsync(Handles.Path, path.Trim('/'), cancellationToken);

    public async Task<string?> FindPathBelowAsync(string folder, CancellationToken cancellationToken)
    {
        // '0' comes behind '/': between the two is everything below, which the key gives in its order.
        var name = Handles.Fold(folder.Trim('/'));
        await using var lease = await connections.OpenAsync(cancellationToken);
        await using var command = lease.Command(
            """
            select h.value from cms_handle h
            where h.brand_id = @brand and h.culture = @culture and h.kind = @kind and h.value > @from and h.value < @to and h.published = @true
            order by h.value limit 1
            """,
            ("@brand", host.BrandId), ("@culture", host.Culture), ("@kind", Handles.Path), ("@from", name + "/"), ("@to", name + "0"), ("@true", true));
        return await command.ExecuteScalarAsync(cancellationToken) as string;
    }

    public Task<ContentItem?> FindBySlugAsync(string contentType, string slug, CancellationToken cancellationToken) =>
        ByHandleAsync(Handles.SlugOf(contentType), slug, cancellationToken);

    public Task<ContentItem?> FindByAliasAsync(string alias, CancellationToken cancellationToken) => ByHandleAsync(Handles.Alias, alias, cancellationToken);

    public Task<ContentItem?> FindOwnedAsync(string contentType, string ownerId, CancellationToken cancellationToken) => OneAsync(
        VersionSql.Owned, [("@brand", host.BrandId), ("@type", contentType), ("@owner", ownerId)], cancellationToken);

    public async Task<IReadOnlySet<string>> OwnedOfAsync(IReadOnlyCollection<string> contentItemIds, string ownerId, CancellationToken cancellationToken)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        if (contentItemIds.Count == 0)
            return found;
        var (among, ids) = Among(contentItemIds);
        await using var lease = await connections.OpenAsync(cancellationToken);
        await using var command = lease.Command(
            $"select v.content_item_id from cms_version v where {among} and v.brand_id = @brand and v.owner = @owner and {VersionSql.Where(connections.Provider, ContentVersion.Latest)}",
            ("@ids", ids), ("@brand", host.BrandId), ("@owner", ownerId));
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
            found.Add(reader.GetString(0));
        return found;
    }

    public async IAsyncEnumerable<ContentItem> VersionsAsync(string contentItemId, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var lease = await connections.OpenAsync(cancellationToken);
        await using var command = lease.Command(
            $"""
            select {VersionSql.Columns} from cms_item i join cms_version v on v.item_no = i.item_no
            where i.content_item_id = @id and i.brand_id = @brand order by v.id desc
            """,
            ("@id", contentItemId), ("@brand", host.BrandId));
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
            yield return VersionSql.Read(reader);
    }

    public Task<ContentPage> ListAsync(ContentQuery query, CancellationToken cancellationToken) => queries.RunAsync(query, cancellationToken);

    private Task<ContentItem?> ByHandleAsync(string kind, string value, CancellationToken cancellationToken) => OneAsync(
        $"""
        select {VersionSql.Columns} from cms_handle h
        join cms_version v on v.item_no = h.item_no and {VersionSql.Where(connections.Provider, ContentVersion.Published)}
        where h.brand_id = @brand and h.culture = @culture and h.kind = @kind and h.value = @value and h.published = @true
        """,
        [("@brand", host.BrandId), ("@culture", host.Culture), ("@kind", kind), ("@value", Handles.Fold(value)), ("@true", true)],
        cancellationToken);

    // The condition that a version is of one of these items, and its parameter @ids.
    private (string Sql, object Ids) Among(IReadOnlyCollection<string> contentItemIds)
    {
        var ids = contentItemIds.Distinct().ToArray();
        return connections.Provider == DatabaseProvider.Postgres
            ? ("v.content_item_id = any(@ids)", ids)
            : ("v.content_item_id in (select value from json_each(@ids))", JsonSerializer.Serialize(ids));
    }

    private async Task<ContentItem?> OneAsync(string sql, (string Name, object? Value)[] parameters, CancellationToken cancellationToken)
    {
        await using var lease = await connections.OpenAsync(cancellationToken);
        await using var command = lease.Command(sql, parameters);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken) ? VersionSql.Read(reader) : null;
    }
}
