using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Jaytek.Contents.Api;
using Jaytek.Contents.Api.Writes;
using Jaytek.Engine.Data;
using Jaytek.Engine.Http;
using Jaytek.Engine.Http.Describing;
using Jaytek.Engine.Security;
using Jaytek.Kernel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Jaytek.Contents.Queries.Named;

/// <summary><c>GET|POST /api/queries/{name}</c>, as in Orchard: parameters as JSON in the query or the body; unknown and forbidden are the same 404.</summary>
internal static class NamedQueryApi
{
    private const int MaxKilobytes = 64;

    public static void Map(IEndpointRouteBuilder routes) => routes.MapMethods("/api/queries/{name}", ["GET", "POST"], (RequestDelegate)RunAsync)
        .Open("Each query has a permission of its own, queries.{name}:execute; without it the query is a 404.").WithTags("Queries").WithName("RunQuery")
        .Describe("Run a named query", door => door
            .Says("GET takes the parameters as JSON in the query, POST as its body. A query that answers items answers those that the caller may view.")
            .Path("name", "The query's name.")
            .Query("parameters", "An object of texts, numbers, flags and nulls by the names of the query's parameters, as JSON.")
            .Body(Schema.AnyObject, says: "The parameters, for POST.", required: false)
            .Answers(200, "Rows, items, or a page of a list, as the query is.", Schema.Shape(("items", Schema.List(Schema.AnyObject)), ("truncated?", Schema.Flag)))
            .Fails(400, "contents.named_query.parameters", "contents.named_query.sql", "contents.named_query.failed", "contents.named_query.too_slow", "contents.named_query.too_large", "contents.body.syntax")
            .Fails(404, "contents.named_query.not_found"));

    private static async Task RunAsync(HttpContext context)
    {
        var services = context.RequestServices;
        var cancellationToken = context.RequestAborted;
        var id = NamedQuery.IdOf((string)context.Request.RouteValues["name"]!);
        var query = await services.GetRequiredService<JaytekDb>().Set<NamedQuery>().AsNoTracking().SingleOrDefaultAsync(one => one.Id == id, cancellationToken);
        var actor = services.GetRequiredService<ICurrentActor>().Actor;
        if (query is null || !await services.GetRequiredService<IAuthorizer>().AllowsAsync(actor, QueryPermissions.Of(query.Name), null, cancellationToken))
        {
            await QueryRefusals.NotFound.ToHttp().ExecuteAsync(context);
            return;
        }

        var given = await GivenAsync(context);
        if (given.Error is { } unreadable)
            await unreadable.ToHttp().ExecuteAsync(context);
        else if (query.Source == QuerySource.Search)
            await SearchAsync(context, query, given.Value);
        else
            await SqlAsync(context, query, given.Value, actor);
    }

    // The list does the rest, with the rights of who asks: a search is a list under a name.
    private static async Task SearchAsync(HttpContext context, NamedQuery query, JsonObject given)
    {
        var members = SearchTemplate.Read(query.Template);
        var filled = members.Error is { } broken ? broken : SearchTemplate.Fill(members.Value, given);
        if (filled.Error is { } error)
        {
            await error.ToHttp().ExecuteAsync(context);
            return;
        }

        context.Request.Query = new QueryCollection(filled.Value);
        await ListContent.RunAsync(context);
    }

    private static async Task SqlAsync(HttpContext context, NamedQuery query, JsonObject given, Actor actor)
    {
        var rows = await context.RequestServices.GetRequiredService<AnswerQuery>().RunAsync(query.Template, given, context.RequestAborted);
        if (rows.Error is { } error)
        {
            await error.ToHttp().ExecuteAsync(context);
            return;
        }

        IReadOnlyList<byte[]>? items = null;
        if (query.ReturnsContentItems)
        {
            var found = await context.RequestServices.GetRequiredService<QueriedItems>().OfAsync(rows.Value, context.RequestAborted);
            if (found.Error is { } none)
            {
                await none.ToHttp().ExecuteAsync(context);
                return;
            }

            items = found.Value;
        }

        await TaggedJson.SendAsync(context, Write(rows.Value, items), !actor.IsAuthenticated);
    }

    private static async Task<Result<JsonObject>> GivenAsync(HttpContext context)
    {
        if (HttpMethods.IsPost(context.Request.Method))
        {
            var body = await RequestJson.BytesAsync(context.Request, MaxKilobytes, context.RequestAborted);
            return body.Error is { } error ? error : body.Value.IsEmpty ? new JsonObject() : RequestJson.Object(body.Value);
        }

        var text = context.Request.Query["parameters"].ToString();
        return text.Length == 0 ? new JsonObject() : RequestJson.Object(System.Text.Encoding.UTF8.GetBytes(text));
    }

    private static byte[] Write(QueryRows rows, IReadOnlyList<byte[]>? items)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            writer.WriteStartObject();
            writer.WriteStartArray("items");
            foreach (var item in items ?? [])
                writer.WriteRawValue(item, skipInputValidation: true);
            foreach (var row in items is null ? rows.Rows : [])
                QueryCells.Write(writer, rows.Columns, row);
            writer.WriteEndArray();
            if (rows.IsCut)
                writer.WriteBoolean("truncated", true);
            writer.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }
}
