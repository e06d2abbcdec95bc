using Jaytek.Engine.Data;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;
using Npgsql;
using SQLitePCL;

namespace Jaytek.Contents.Queries.Named;

/// <summary>
/// Connections on which named queries run. On SQLite a file opened for reading whose authorizer is asked, while the statement is
/// compiled, for each table, column and function: it knows three tables. On PostgreSQL the configured role, else the site's own.
/// </summary>
internal sealed class QueryConnections(DatabaseOptions database, IOptions<ContentsOptions> options, IReadConnections site) : IAsyncDisposable
{
    private const int MaxTextBytes = 16 * 1024 * 1024;

    private readonly Lazy<NpgsqlDataSource> _source = new(() => NpgsqlDataSource.Create(
        new NpgsqlConnectionStringBuilder(options.Value.QueryConnectionString) { ApplicationName = "jaytek-queries", MaxPoolSize = 10 }.ConnectionString));

    public DatabaseProvider Provider => database.Provider;

    /// <summary>Whether a role of its own holds queries off everything else.</summary>
    public bool HasOwnRole => options.Value.QueryConnectionString.Length > 0;

    public async ValueTask<NpgsqlConnection> OpenPostgresAsync(CancellationToken cancellationToken) =>
        HasOwnRole ? await _source.Value.OpenConnectionAsync(cancellationToken) : (NpgsqlConnection)await site.OpenAsync(cancellationToken);

    /// <summary>A connection of its own: what is set on it must never reach a pool.</summary>
    public SqliteConnection OpenSqlite()
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
            setUp.CommandText = "pragma busy_timeout=1000; pragma query_only=on; pragma trusted_schema=off; pragma temp_store=memory;";
            setUp.ExecuteNonQuery();
            raw.sqlite3_limit(connection.Handle, raw.SQLITE_LIMIT_LENGTH, MaxTextBytes);
            raw.sqlite3_limit(connection.Handle, raw.SQLITE_LIMIT_ATTACHED, 0);
            raw.sqlite3_set_authorizer(connection.Handle, Authorize, null);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    public ValueTask DisposeAsync() => _source.IsValueCreated ? _source.Value.DisposeAsync() : ValueTask.CompletedTask;

    private static int Authorize(object data, int code, string first, string second, string schema, string trigger) => Authorize(code, first, second);

    // Everything that is not said to be allowed is denied: attaching, pragmas, recursion, writing, and what later versions bring.
    private static int Authorize(int code, string? first, string? second) => code switch
    {
        raw.SQLITE_SELECT => raw.SQLITE_OK,
        raw.SQLITE_READ => SqlViews.Tables.Contains(first) || first is "json_each" ? raw.SQLITE_OK : raw.SQLITE_DENY,
        raw.SQLITE_FUNCTION => second is not null && SqlWords.MayRun(second) ? raw.SQLITE_OK : raw.SQLITE_DENY,
        _ => raw.SQLITE_DENY,
    };
}
