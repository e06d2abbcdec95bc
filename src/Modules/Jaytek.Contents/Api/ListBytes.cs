using System.Buffers;
using System.Data.Common;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Jaytek.Contents.Contracts;
using Jaytek.Contents.Definitions;
using Jaytek.Contents.Index;
using Jaytek.Contents.Items;
using Jaytek.Contents.Model;
using Jaytek.Contents.Queries;
using Jaytek.Engine.Contracts;
using Jaytek.Engine.Security;
using Jaytek.Search.Contracts;
using Jaytek.Search.Contracts.Views;
using Microsoft.Extensions.Options;

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
    IncludedItems includedItems, TextSearch search, ContentKinds kinds, IOptions<ContentsOptions> options, IHostContext host)
{
    /// <summary>The answer; null where the actor may see no item of the type.</summary>
    /// <exception cref="ContentQueryException">The request names what does not exist, or is too much.</exception>
    public async Task<ReadBytes?> ReadAsync(ListRequest request, CancellationToken cancellationToken)
    {
        var type = definitions.Current.Type(request.Query.ContentType) ?? throw QueryErrors.UnknownType(request.Query.ContentType);
        if (await VisibleAsync(request.Query, cancellationToken) is not { } query)
            return null;
        var names = new QueryNames(definitions.Current, maps, host.BrandId);
        var (paths, selection) = (IncludePaths.Read(type, names, request.Shape.Include), FieldSelection.Of(type, kinds, request.Shape.Fields));
        var view = await ListView.OfAsync(projection, authorizer, names, query, current.Actor, cancellationToken);
        var size = new AnswerSize(options.Value.AnswerMegabytes, "limit");
        var page = await queries.ReadAsync(query, row => size.Take(Read(row)), cancellationToken);
        var shown = await view.ShowAsync(page.Items, cancellationToken);
        var included = paths.Count == 0 ? null : await includedItems.ReadAsync(shown, paths, size, cancellationToken);
        var highlights = request.Highlight ? await search.ShowAsync(query.ContentType, page.Ids, query.Text!, cancellationToken) : null;
        var tag = TagOf(shown, included, $"{page.Total}{page.IsTotalCapped}{page.Next is null}{request.Shape.Words}{(request.Highlight ? query.Text : "")}");
        if (selection is not null)
            shown = [.. shown.Select(document => document with { Body = selection.Apply(document.Body) })];
        return new ReadBytes(Write(shown, included, highlights, page), tag);
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
        // Whoever may edit an item sees its draft.
        var (actor, view) = (current.Actor, ContentPermissions.Of(query.ContentType, query.Status == ContentVersion.Published ? "view" : "edit"));
        if (await authorizer.AllowsAsync(actor, view, null, cancellationToken))
            return query;
        return actor.UserId is { } userId && await authorizer.AllowsAsync(actor, view, userId, cancellationToken)
            ? query with { Filters = [.. query.Filters, ContentFilter.Equal(nameof(ContentItem.Owner), userId)] }
            : null;
    }

    private static ListedDocument Read(DbDataReader reader) =>
        new(reader.GetFieldValue<byte[]>(0), VersionRow.TagOf(reader.GetString(1), reader.GetInt64(2)));

    private static ReadOnlyMemory<byte> Write(
        IReadOnlyList<ListedDocument> documents, IReadOnlyDictionary<string, ListedDocument>? included, IReadOnlyDictionary<string, RankedText>? highlights,
        QueryPage<ListedDocument> page)
    {
        var buffer = new ArrayBufferWriter<byte>(512 + documents.Sum(document => document.Body.Length + 1) + (included?.Sum(item => item.Value.Body.Length + 32) ?? 0));
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteStartArray("items");
            foreach (var (body, _) in documents)
                writer.WriteRawValue(body, skipInputValidation: true);
            writer.WriteEndArray();
            writer.WriteString("next", page.Next);
            if (page.Total is { } count)
                writer.WriteNumber("total", count);
            if (page.IsTotalCapped)
                writer.WriteBoolean("totalCapped", true);
            if (included is not null)
                WriteIncluded(writer, included);
            if (highlights is not null)
                WriteHighlights(writer, page.Ids, highlights);
            writer.WriteEndObject();
        }

        return buffer.WrittenMemory;
    }

    // Markup in which nothing but the marks is any: safe to show as it is.
    private static void WriteHighlights(Utf8JsonWriter writer, IReadOnlyList<string> ids, IReadOnlyDictionary<string, RankedText> highlights)
    {
        writer.WriteStartObject("highlights");
        foreach (var id in ids.Where(highlights.ContainsKey))
        {
            writer.WriteStartObject(id);
            writer.WriteString(nameof(ContentItem.DisplayText), Marked(highlights[id].Title));
            writer.WriteString("Text", Marked(highlights[id].Text));
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }

    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private static string Marked(IReadOnlyList<Fragment> pieces) =>
        string.Concat(pieces.Select(piece => piece.IsHit ? $"<mark>{Encoder.Encode(piece.Text)}</mark>" : Encoder.Encode(piece.Text)));
}
