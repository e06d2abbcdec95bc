using System.Buffers;
using System.Data.Common;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Jaytek.Contents.Contracts;
using Jaytek.Contents.Definitions;
using Jaytek.Contents.Index;
using Jaytek.Contents.Items;
using Jaytek.Contents.Queries;
using Jaytek.Engine.Contracts;
using Jaytek.Engine.Security;

namespace Jaytek.Contents.Api;

/// <summary>A finished answer.</summary>
/// <param name="Body">UTF-8 JSON.</param>
/// <param name="Tag">What it is made of, for the ETag; without the class of rights.</param>
internal sealed record ReadBytes(ReadOnlyMemory<byte> Body, string Tag);

/// <summary>
/// Makes the bytes of a list as the current actor sees it: stored documents in a frame; none is parsed that holds nothing locked. Whoever
/// keeps such bytes keeps them for nobody but strangers, and until something published or the definitions change.
/// </summary>
internal sealed class ListBytes(
    QueryRunner queries, DefinitionView definitions, FieldMaps maps, ContentProjection projection, IAuthorizer authorizer, ICurrentActor current,
    IncludedItems includedItems, IHostContext host)
{
    /// <summary>The answer; null where the actor may see no item of the type.</summary>
    /// <exception cref="ContentQueryException">The request names what does not exist, or is too much.</exception>
    public async Task<ReadBytes?> ReadAsync(ListRequest request, CancellationToken cancellationToken)
    {
        var type = definitions.Current.Type(request.Query.ContentType) ?? throw QueryErrors.UnknownType(request.Query.ContentType);
        if (await VisibleAsync(request.Query, cancellationToken) is not { } query)
            return null;
        var names = new QueryNames(definitions.Current, maps, host.BrandId);
        var (paths, selection) = (IncludePaths.Read(type, names, request.Shape.Include), FieldSelection.Of(type, request.Shape.Fields));
        var view = await ListView.OfAsync(projection, authorizer, names, query, current.Actor, cancellationToken);
        var page = await queries.ReadAsync(query, Read, cancellationToken);
        var shown = await view.ShowAsync(page.Items, cancellationToken);
        var included = paths.Count == 0 ? null : await includedItems.ReadAsync(shown, paths, cancellationToken);
        var tag = TagOf(shown, included, $"{page.Total}{page.IsTotalCapped}{page.Next is null}{request.Shape.Words}");
        if (selection is not null)
            shown = [.. shown.Select(document => document with { Body = selection.Apply(document.Body) })];
        return new ReadBytes(Write(shown, included, page.Next, page.Total, page.IsTotalCapped), tag);
    }

    /// <summary>A short word for the state of documents and of what else an answer says.</summary>
    public static string TagOf(IEnumerable<ListedDocument> documents, IReadOnlyDictionary<string, ListedDocument>? included, string words)
    {
        var state = new StringBuilder(1024).AppendJoin('|', documents.Select(document => document.Tag)).Append('#').Append(words);
        foreach (var (id, document) in included ?? new Dictionary<string, ListedDocument>())
            state.Append('|').Append(id).Append(document.Tag);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(state.ToString())).AsSpan(0, 16));
    }

    /// <summary>Writes the map of included documents.</summary>
    public static void WriteIncluded(Utf8JsonWriter writer, IReadOnlyDictionary<string, ListedDocument> included)
    {
        writer.WriteStartObject("included");
        foreach (var (id, document) in included)
        {
            writer.WritePropertyName(id);
            writer.WriteRawValue(document.Body, skipInputValidation: true);
        }

        writer.WriteEndObject();
    }

    // The query as this actor may ask it: of everybody's items, of their own, or not at all.
    private async ValueTask<ContentQuery?> VisibleAsync(ContentQuery query, CancellationToken cancellationToken)
    {
        var (actor, view) = (current.Actor, ContentPermissions.Of(query.ContentType, "view"));
        if (await authorizer.AllowsAsync(actor, view, null, cancellationToken))
            return query;
        return actor.UserId is { } userId && await authorizer.AllowsAsync(actor, view, userId, cancellationToken)
            ? query with { Filters = [.. query.Filters, ContentFilter.Equal(nameof(ContentItem.Owner), userId)] }
            : null;
    }

    private static ListedDocument Read(DbDataReader reader) =>
        new(reader.GetFieldValue<byte[]>(0), VersionRow.TagOf(reader.GetString(1), reader.GetInt64(2)));

    private static ReadOnlyMemory<byte> Write(
        IReadOnlyList<ListedDocument> page, IReadOnlyDictionary<string, ListedDocument>? included, string? next, long? total, bool isTotalCapped)
    {
        var buffer = new ArrayBufferWriter<byte>(512 + page.Sum(document => document.Body.Length + 1) + (included?.Sum(item => item.Value.Body.Length + 32) ?? 0));
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteStartArray("items");
            foreach (var (body, _) in page)
                writer.WriteRawValue(body, skipInputValidation: true);
            writer.WriteEndArray();
            writer.WriteString("next", next);
            if (total is { } count)
                writer.WriteNumber("total", count);
            if (isTotalCapped)
                writer.WriteBoolean("totalCapped", true);
            if (included is not null)
                WriteIncluded(writer, included);
            writer.WriteEndObject();
        }

        return buffer.WrittenMemory;
    }
}
