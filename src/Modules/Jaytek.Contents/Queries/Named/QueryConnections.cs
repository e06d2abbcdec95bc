using Jaytek.Engine.Data;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;
using Npgsql;
using SQLitePCL;

namespace Jaytek.Contents.Queries.Named;

/// <summary>
/// Connections on which named queries run. On SQLite a file opened for reading whose authorizer is asked, while the statement is
/// compiled, for each table, column and function, and from where it is read: it knows three tables, from inside the views alone. On
/// PostgreSQL the configured role, else the site's own.
/// </summary>
internal sealed class QueryConnections(DatabaseOptions database, IOptions<ContentsOptions> options, IReadConnections site) : IAsyncDisposable
{
    // No instruction can be stopped, and most cost what their texts are long.
    private const int MaxTextsOfAnItem = 4;
    private const int MaxColumns = 200;
    private const int InstructionsBetweenChecks = 1_000;

    private readonly Lazy<NpgsqlDataSource> _source = new(() => NpgsqlDataSource.Create(
        new NpgsqlConnectionStringBuilder(options.Value.QueryConnectionString) { ApplicationName = "jaytek-queries", MaxPoolSize = 10 }.ConnectionString));

    /// <summary>What one item holds at most.</summary>
    public int MaxItemBytes => Math.Max(options.Value.MaxItemKilobytes, 1024) * 1024;

    public DatabaseProvider Provider => database.Provider;

    /// <summary>Whether a role of its own holds queries off everything else.</summary>
    public bool HasOwnRole => options.Value.QueryConnectionString.Length > 0;

    public async ValueTask<NpgsqlConnection> OpenPostgresAsync(CancellationToken cancellationToken) =>
        HasOwnRole ? await _source.Value.OpenConnectionAsync(cancellationToken) : (NpgsqlConnection)await site.OpenAsync(cancellationToken);

    /// <summary>A connection of its own: what is set on it must never reach a pool.</summary>
    /// <param name="reader">The name of the expression that may read tables. It must be one that nobody can guess: a query names its own as it likes.</param>
    /// <param name="deadline">When whatever runs on it ends.</param>
    public SqliteConnection OpenSqlite(string reader, QueryDeadline deadline)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder(database.ConnectionString)
        {
            Mode = SqliteOpenMode.ReadOnly,
            Cache = SqliteCacheMode.Private,
            Pooling = false,
        }.ConnectionString);
        try
        {
            connection.Open();
            using var setUp = connection.CreateCommand();
            // A function that answers rows is set up when it is named first, which the authorizer would take for a change.
            setUp.CommandText = "pragma busy_timeout=1000; pragma query_only=on; pragma trusted_schema=off; pragma temp_store=memory; select 1 from json_each('[]');";
            setUp.ExecuteNonQuery();
            raw.sqlite3_limit(connection.Handle, raw.SQLITE_LIMIT_LENGTH, MaxTextsOfAnItem * MaxItemBytes);
            raw.sqlite3_limit(connection.Handle, raw.SQLITE_LIMIT_COLUMN, MaxColumns);
            raw.sqlite3_limit(connection.Handle, raw.SQLITE_LIMIT_ATTACHED, 0);
            raw.sqlite3_progress_handler(connection.Handle, InstructionsBetweenChecks, _ => deadline.IsOver ? 1 : 0, null);
            SqliteLike.Register(connection.Handle!, deadline);
            raw.sqlite3_set_authorizer(connection.Handle, Authorize, reader);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    public ValueTask DisposeAsync() => _source.IsValueCreated ? _source.Value.DisposeAsync() : ValueTask.CompletedTask;

    private static int Authorize(object reader, int code, string first, string second, string schema, string inside) =>
        Authorize(code, first, second, inside == (string)reader);

    // Everything that is not said to be allowed is denied: attaching, pragmas, recursion, writing, and what later versions bring.
    private static int Authorize(int code, string? first, string? second, bool isInView) => code switch
    {
        raw.SQLITE_SELECT => raw.SQLITE_OK,
        raw.SQLITE_READ => (isInView && SqlViews.Tables.Contains(first)) || first is "json_each" ? raw.SQLITE_OK : raw.SQLITE_DENY,
        raw.SQLITE_FUNCTION => second is not null && SqlWords.MayRun(second) ? raw.SQLITE_OK : raw.SQLITE_DENY,
        _ => raw.SQLITE_DENY,
    };
}
