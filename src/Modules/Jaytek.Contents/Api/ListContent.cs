using System.Buffers;
using System.Data.Common;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Jaytek.Contents.Contracts;
using Jaytek.Contents.Items;
using Jaytek.Contents.Queries;
using Jaytek.Engine.Http;
using Jaytek.Engine.Security;
using Jaytek.Kernel;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Jaytek.Contents.Api;

/// <summary>Answers <c>GET /api/content?type=…</c>: stored documents in a frame; none is parsed that holds nothing locked.</summary>
internal static class ListContent
{
    public static async Task RunAsync(HttpContext context)
    {
        var cancellationToken = context.RequestAborted;
        var services = context.RequestServices;
        var parameters = ListParameters.Read(context.Request.Query);
        if (parameters.Error is { } wrong)
        {
            await wrong.ToHttp().ExecuteAsync(context);
            return;
        }

        var actor = services.GetRequiredService<ICurrentActor>().Actor;
        try
        {
            var query = await VisibleAsync(services, parameters.Value, actor, cancellationToken);
            if (query is null)
            {
                await ContentsErrors.NotFound.ToHttp().ExecuteAsync(context);
                return;
            }

            var view = await ListView.OfAsync(services, query, actor, cancellationToken);
            var (rows, total) = await services.GetRequiredService<QueryRunner>().ReadAsync(query, Read, cancellationToken);
            var page = await view.ShowAsync(rows, cancellationToken);
            var tag = TagOf(page, total);
            await ReadContent.SendAsync(
                context, Write(page, total), actor.IsAuthenticated ? ContentTags.Private(tag) : ContentTags.Public(tag), !actor.IsAuthenticated);
        }
        catch (ContentQueryException refused)
        {
            await refused.Error.ToHttp().ExecuteAsync(context);
        }
    }

    // The query as this actor may ask it: of everybody's items, of their own, or not at all.
    private static async ValueTask<ContentQuery?> VisibleAsync(IServiceProvider services, ContentQuery query, Actor actor, CancellationToken cancellationToken)
    {
        if (services.GetRequiredService<IContentDefinitionManager>().Current.Type(query.ContentType) is null)
            throw QueryErrors.UnknownType(query.ContentType);
        var authorizer = services.GetRequiredService<IAuthorizer>();
        var view = ContentPermissions.Of(query.ContentType, "view");
        if (await authorizer.AllowsAsync(actor, view, null, cancellationToken))
            return query;
        return actor.UserId is { } userId && await authorizer.AllowsAsync(actor, view, userId, cancellationToken)
            ? query with { Filters = [.. query.Filters, ContentFilter.Equal(nameof(ContentItem.Owner), userId)] }
            : null;
    }

    private static ListedDocument Read(DbDataReader reader) =>
        new(reader.GetFieldValue<byte[]>(0), VersionRow.TagOf(reader.GetString(1), reader.GetInt64(2)));

    private static string TagOf(IReadOnlyList<ListedDocument> page, (long? Count, bool IsCapped) total)
    {
        var state = string.Join('|', page.Select(document => document.Tag)) + $"#{total.Count}{total.IsCapped}";
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(state)).AsSpan(0, 16));
    }

    private static ReadOnlyMemory<byte> Write(IReadOnlyList<ListedDocument> page, (long? Count, bool IsCapped) total)
    {
        var buffer = new ArrayBufferWriter<byte>(64 + page.Sum(document => document.Body.Length + 1));
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteStartArray("items");
            foreach (var (body, _) in page)
                writer.WriteRawValue(body, skipInputValidation: true);
            writer.WriteEndArray();
            if (total.Count is { } count)
                writer.WriteNumber("total", count);
            if (total.IsCapped)
                writer.WriteBoolean("totalCapped", true);
            writer.WriteEndObject();
        }

        return buffer.WrittenMemory;
    }
}
