using System.Buffers;
using System.Data.Common;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Jaytek.Benchmarks.ContentApi;

/// <summary>The second baseline: what somebody would write by hand for these queries alone. Kestrel, one prepared command on <see cref="HandSchema"/>, the same JSON; no rights, tags or limits.</summary>
internal static class HandServer
{
    public const string Verb = "serve-by-hand";

    private const string Page = """
        select m.data from (select mix, published_at from bench_mix_genre where genre = @genre order by published_at desc, mix desc limit 20 offset @skip) k
        join bench_mix m on m.id = k.mix order by k.published_at desc, k.mix desc
        """;

    private const string Item = "select m.data, d.data from bench_mix m join bench_dj d on d.public_id = m.dj where m.public_id = @id";

    public static Task<ServerProcess> StartAsync(string provider, string connectionString, CancellationToken cancellationToken) => ServerProcess.StartAsync(
        typeof(HandServer).Assembly.Location, [Verb, provider, connectionString], new Dictionary<string, string>(), $"/page?genre={ApiData.House}&skip=0", cancellationToken);

    public static async Task<int> RunAsync(string provider, string connectionString, string[] args)
    {
        var isPostgres = provider == "Postgres";
        await using var source = isPostgres
            ? NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(connectionString) { MaxAutoPrepare = 20, AutoPrepareMinUsages = 2 }.ConnectionString)
            : null;
        var search = isPostgres
            ? "select m.data from bench_mix m, to_tsquery('simple', @q) q where m.words @@ q order by ts_rank(m.words, q) desc, m.id desc limit 20"
            : "select m.data from (select rowid from bench_words where bench_words match @q order by rank limit 20) w join bench_mix m on m.id = w.rowid";
        var builder = WebApplication.CreateSlimBuilder(args);
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.MapGet("/page", (HttpContext context) => ListAsync(
            context, Page, ("@genre", context.Request.Query["genre"].ToString()), ("@skip", int.Parse(context.Request.Query["skip"].ToString(), System.Globalization.CultureInfo.InvariantCulture))));
        app.MapGet("/search", (HttpContext context) => ListAsync(context, search, ("@q", context.Request.Query["q"].ToString())));
        app.MapGet("/item/{id}", (HttpContext context) => ItemAsync(context, (string)context.Request.RouteValues["id"]!));
        app.MapPost("/item", CreateAsync);
        await app.RunAsync();
        return 0;

        async ValueTask<DbConnection> OpenAsync(CancellationToken cancellationToken)
        {
            if (source is not null)
                return await source.OpenConnectionAsync(cancellationToken);
            var connection = new SqliteConnection(connectionString);
            await connection.OpenAsync(cancellationToken);
            return connection;
        }

        async Task ListAsync(HttpContext context, string sql, params (string Name, object Value)[] parameters)
        {
            await using var connection = await OpenAsync(context.RequestAborted);
            await using var command = Command(connection, sql, parameters);
            var buffer = new ArrayBufferWriter<byte>(64 * 1024);
            await using (var reader = await command.ExecuteReaderAsync(context.RequestAborted))
            await using (var writer = new Utf8JsonWriter(buffer))
            {
                writer.WriteStartObject();
                writer.WriteStartArray("items");
                while (await reader.ReadAsync(context.RequestAborted))
                    writer.WriteRawValue(reader.GetFieldValue<byte[]>(0), skipInputValidation: true);
                writer.WriteEndArray();
                writer.WriteEndObject();
            }
            await SendAsync(context, buffer.WrittenMemory);
        }

        async Task ItemAsync(HttpContext context, string id)
        {
            await using var connection = await OpenAsync(context.RequestAborted);
            await using var command = Command(connection, Item, ("@id", id));
            await using var reader = await command.ExecuteReaderAsync(context.RequestAborted);
            if (!await reader.ReadAsync(context.RequestAborted))
            {
                context.Response.StatusCode = StatusCodes.Status404NotFound;
                return;
            }
            // The item with its DJ behind the last of its members.
            var (mix, dj) = (reader.GetFieldValue<byte[]>(0), reader.GetFieldValue<byte[]>(1));
            byte[] body = [.. mix.AsSpan(0, mix.Length - 1), .. ",\"included\":{\"dj\":"u8, .. dj, .. "}}"u8];
            await SendAsync(context, body);
        }

        async Task CreateAsync(HttpContext context)
        {
            using var document = await JsonDocument.ParseAsync(context.Request.Body, default, context.RequestAborted);
            var mix = document.RootElement.GetProperty("Mix");
            var (id, now, text) = (Guid.NewGuid().ToString("n")[..26], TimeProvider.System.GetUtcNow(), document.RootElement.GetRawText());
            await using var connection = await OpenAsync(context.RequestAborted);
            await using var transaction = await connection.BeginTransactionAsync(context.RequestAborted);
            object published = isPostgres ? now : now.UtcTicks;
            await using var insert = Command(
                connection,
                isPostgres
                    ? "insert into bench_mix (public_id, dj, published_at, data, words) values (@id, @dj, @at, @data, to_tsvector('simple', @words)) returning id"
                    : "insert into bench_mix (public_id, dj, published_at, data) values (@id, @dj, @at, @data) returning id",
                ("@id", id), ("@dj", mix.GetProperty("DJ").GetProperty("ContentItemIds")[0].GetString()!), ("@at", published), ("@data", text),
                ("@words", document.RootElement.GetProperty("DisplayText").GetString() + " " + mix.GetProperty("Description").GetProperty("Markdown").GetString()));
            insert.Transaction = transaction;
            var number = Convert.ToInt64(await insert.ExecuteScalarAsync(context.RequestAborted), System.Globalization.CultureInfo.InvariantCulture);
            foreach (var genre in mix.GetProperty("Genres").GetProperty("TermContentItemIds").EnumerateArray())
            {
                await using var link = Command(
                    connection, "insert into bench_mix_genre (genre, published_at, mix) values (@genre, @at, @mix)", ("@genre", genre.GetString()!), ("@at", published), ("@mix", number));
                link.Transaction = transaction;
                await link.ExecuteNonQueryAsync(context.RequestAborted);
            }
            await transaction.CommitAsync(context.RequestAborted);
            await SendAsync(context, System.Text.Encoding.UTF8.GetBytes(text));
        }
    }

    private static DbCommand Command(DbConnection connection, string sql, params (string Name, object Value)[] parameters)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in parameters.Where(p => sql.Contains(p.Name, StringComparison.Ordinal)))
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value);
            command.Parameters.Add(parameter);
        }
        return command;
    }

    private static async Task SendAsync(HttpContext context, ReadOnlyMemory<byte> body)
    {
        context.Response.ContentType = "application/json; charset=utf-8";
        context.Response.ContentLength = body.Length;
        await context.Response.BodyWriter.WriteAsync(body, context.RequestAborted);
    }
}
