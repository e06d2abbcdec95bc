using System.Data.Common;
using System.Globalization;
using System.Text.Json;
using Jaytek.Contents.Contracts;
using Jaytek.Contents.Routing;
using Jaytek.Engine.Data;

namespace Jaytek.Contents.Items;

/// <summary>Reads published documents for the API: from memory, else by one prepared command. A singleton, so that a request costs no objects but its own.</summary>
internal sealed class PublishedDocuments
{
    private const string Columns = "v.data, v.version_id, v.row_version, v.content_type, v.owner";

    private readonly IReadConnections _connections;
    private readonly PublishedCache _cache;
    private readonly ContentProjection _projection;
    private readonly string _byId;
    private readonly string _bySlug;
    private readonly string _byIds;

    public PublishedDocuments(IReadConnections connections, PublishedCache cache, ContentProjection projection)
    {
        (_connections, _cache, _projection) = (connections, cache, projection);
        var published = VersionSql.Where(connections.Provider, ContentVersion.Published);
        _byId = $"select {Columns} from cms_version v where v.content_item_id = @id and v.brand_id = @brand and {published}";
        _byIds = $"select {Columns}, v.content_item_id from cms_version v where {Among(connections.Provider)} and v.brand_id = @brand and {published}";
        _bySlug = $"select {Columns} from cms_handle h join cms_version v on v.item_no = h.item_no and {published} "
            + "where h.brand_id = @brand and h.culture = @culture and h.kind = @kind and h.value = @value and h.published = @true";
    }

    /// <summary>The published document of an item of a brand, or null.</summary>
    public ValueTask<PublishedDocument?> GetAsync(int brandId, string contentItemId, CancellationToken cancellationToken)
    {
        var key = KeyOf(brandId, contentItemId);
        return _cache.Find(key) is { } document
            ? ValueTask.FromResult<PublishedDocument?>(document)
            : ReadAsync(key, _byId, [("@id", contentItemId), ("@brand", brandId)], cancellationToken);
    }

    /// <summary>The published document of a type by its slug, or null.</summary>
    public ValueTask<PublishedDocument?> FindAsync(int brandId, string culture, string contentType, string slug, CancellationToken cancellationToken)
    {
        var value = Handles.Fold(slug);
        // No id holds a slash, so a key of two words and one of four cannot meet.
        var key = $"{brandId}/{culture}/{contentType}/{value}";
        return _cache.Find(key) is { } document
            ? ValueTask.FromResult<PublishedDocument?>(document)
            : ReadAsync(
                key, _bySlug,
                [("@brand", brandId), ("@culture", culture), ("@kind", Handles.SlugOf(contentType)), ("@value", value), ("@true", true)],
                cancellationToken);
    }

    /// <summary>Published documents of a brand by id, with one query for those that are not in memory.</summary>
    /// <param name="brandId">Which brand.</param>
    /// <param name="contentItemIds">Which items.</param>
    /// <param name="taking">Called with each before the next is read; what it throws ends the reading.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async ValueTask<IReadOnlyDictionary<string, PublishedDocument>> GetManyAsync(
        int brandId, IReadOnlyCollection<string> contentItemIds, Action<PublishedDocument> taking, CancellationToken cancellationToken)
    {
        var found = new Dictionary<string, PublishedDocument>(StringComparer.Ordinal);
        var missing = new List<string>();
        foreach (var id in contentItemIds)
        {
            if (_cache.Find(KeyOf(brandId, id)) is { } document)
                taking(found[id] = document);
            else
                missing.Add(id);
        }

        if (missing.Count == 0)
            return found;
        var generation = _cache.Generation;
        await using var connection = await _connections.OpenAsync(cancellationToken);
        await using var command = Command(connection, _byIds, [("@ids", _connections.Provider == DatabaseProvider.Postgres ? missing.ToArray() : JsonSerializer.Serialize(missing)), ("@brand", brandId)]);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            var (id, document) = (reader.GetString(5), Read(reader));
            taking(found[id] = document);
            _cache.Add(KeyOf(brandId, id), document, generation);
        }

        return found;
    }

    private static string KeyOf(int brandId, string contentItemId) => string.Create(CultureInfo.InvariantCulture, $"{brandId}/{contentItemId}");

    private static string Among(DatabaseProvider provider) =>
        provider == DatabaseProvider.Postgres ? "v.content_item_id = any(@ids)" : "v.content_item_id in (select value from json_each(@ids))";

    private static DbCommand Command(DbConnection connection, string sql, (string Name, object Value)[] parameters)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in parameters)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value);
            command.Parameters.Add(parameter);
        }

        return command;
    }

    private async ValueTask<PublishedDocument?> ReadAsync(
        string key, string sql, (string Name, object Value)[] parameters, CancellationToken cancellationToken)
    {
        var generation = _cache.Generation;
        await using var connection = await _connections.OpenAsync(cancellationToken);
        await using var command = Command(connection, sql, parameters);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        if (!await reader.ReadAsync(cancellationToken))
            return null;
        var document = Read(reader);
        _cache.Add(key, document, generation);
        return document;
    }

    private PublishedDocument Read(DbDataReader reader)
    {
        var body = reader.GetFieldValue<byte[]>(0);
        var tag = VersionRow.TagOf(reader.GetString(1), reader.GetInt64(2));
        var (contentType, owner) = (reader.GetString(3), reader.IsDBNull(4) ? null : reader.GetString(4));
        var locked = _projection.ForReaders(body) is { } found ? new PublishedDocument(found.Body, ContentTags.Locked(tag), contentType, owner) : null;
        return new PublishedDocument(body, tag, contentType, owner, locked);
    }
}
