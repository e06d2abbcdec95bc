using System.Collections;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Jaytek.Contents.Contracts;
using Jaytek.Contents.Items;
using Jaytek.Engine.Data;
using Jaytek.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Jaytek.Contents.Queries.Named;

/// <summary>Reads a template, takes its values, runs it: for the API and for who tries it in the admin.</summary>
internal sealed class AnswerQuery(RunSqlQuery run)
{
    /// <summary>Errors: <c>contents.named_query.*</c>.</summary>
    public async Task<Result<QueryRows>> RunAsync(string template, JsonObject given, CancellationToken cancellationToken)
    {
        var statement = SqlStatement.Read(template);
        if (statement.Error is { } error)
            return error;
        var values = QueryValues.Read(statement.Value.Parameters, given, QueryValues.MaxText);
        return values.Error is { } wrong ? wrong : await run.RunAsync(statement.Value, values.Value, cancellationToken);
    }
}

/// <summary>Turns rows that name items into the items: the published versions that the actor may view, in the order of the rows.</summary>
internal sealed class QueriedItems(
    JaytekDb db, IContentReader reader, IContentRights rights, ContentProjection projection, IOptions<ContentsOptions> options)
{
    // So many items at most are in memory beside the answer.
    private const int Portion = 50;

    private static readonly string[] IdColumns = [nameof(ContentItem.ContentItemId), "DocumentId"];

    /// <summary>Errors: <c>contents.named_query.no_items</c>, <c>….too_large</c>.</summary>
    public async Task<Result<IReadOnlyList<byte[]>>> OfAsync(QueryRows rows, CancellationToken cancellationToken)
    {
        var column = IdColumns.Select(name => rows.Columns.ToList().FindIndex(candidate => string.Equals(candidate, name, StringComparison.OrdinalIgnoreCase)))
            .FirstOrDefault(index => index >= 0, -1);
        if (column < 0)
            return QueryRefusals.NoItems;
        var ids = await IdsAsync([.. rows.Rows.Select(row => row[column])], cancellationToken);
        var shown = new List<byte[]>();
        var left = options.Value.AnswerMegabytes * 1024L * 1024;
        foreach (var portion in ids.Distinct().Chunk(Portion))
        {
            var items = await reader.GetManyAsync(portion, ContentVersion.Published, cancellationToken);
            foreach (var id in portion.Where(items.ContainsKey))
            {
                if (await ShownAsync(items[id], cancellationToken) is not { } body)
                    continue;
                if ((left -= body.Length) < 0)
                    return QueryRefusals.ItemsTooLarge(options.Value.AnswerMegabytes);
                shown.Add(body);
            }
        }

        return shown;
    }

    private async Task<byte[]?> ShownAsync(ContentItem item, CancellationToken cancellationToken)
    {
        if (!await rights.MayViewAsync(item, cancellationToken))
            return null;
        var body = item.ToUtf8();
        return projection.ForReaders(body) is { } open && !await rights.MayAsync("edit", item, cancellationToken) ? open.Body : body;
    }

    private async Task<IReadOnlyList<string>> IdsAsync(IReadOnlyList<object?> values, CancellationToken cancellationToken)
    {
        var numbers = values.OfType<long>().ToList();
        var byNumber = numbers.Count == 0
            ? []
            : await db.Set<VersionRow>().AsNoTracking().Where(version => numbers.Contains(version.Id)).ToDictionaryAsync(version => version.Id, version => version.ContentItemId, cancellationToken);
        return [.. values.Select(value => value is long number ? byNumber.GetValueOrDefault(number) : value as string).OfType<string>()];
    }
}

/// <summary>Writes values of databases as JSON.</summary>
internal static class QueryCells
{
    /// <summary>A row as an object; of two columns of one name the first.</summary>
    public static void Write(Utf8JsonWriter writer, IReadOnlyList<string> columns, object?[] row)
    {
        writer.WriteStartObject();
        var written = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < row.Length; i++)
        {
            if (!written.Add(columns[i]))
                continue;
            writer.WritePropertyName(columns[i]);
            Write(writer, row[i]);
        }

        writer.WriteEndObject();
    }

    /// <summary>A value as people read it in a table.</summary>
    public static string Text(object? value) => value switch
    {
        null => "",
        string text => text,
        DateTime date => date.ToString("u", CultureInfo.InvariantCulture),
        bool flag => flag ? "true" : "false",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };

    private static void Write(Utf8JsonWriter writer, object? value)
    {
        switch (value)
        {
            case null:
                writer.WriteNullValue();
                break;
            case string text:
                writer.WriteStringValue(text);
                break;
            case bool flag:
                writer.WriteBooleanValue(flag);
                break;
            case short or int or long:
                writer.WriteNumberValue(Convert.ToInt64(value, CultureInfo.InvariantCulture));
                break;
            case decimal number:
                writer.WriteNumberValue(number);
                break;
            case float or double when double.IsFinite(Convert.ToDouble(value, CultureInfo.InvariantCulture)):
                writer.WriteNumberValue(Convert.ToDouble(value, CultureInfo.InvariantCulture));
                break;
            case DateTime date:
                writer.WriteStringValue(date.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFF'Z'", CultureInfo.InvariantCulture));
                break;
            case byte[] bytes:
                writer.WriteBase64StringValue(bytes);
                break;
            case IEnumerable list:
                writer.WriteStartArray();
                foreach (var one in list)
                    Write(writer, one);
                writer.WriteEndArray();
                break;
            default:
                writer.WriteStringValue(Text(value));
                break;
        }
    }
}
