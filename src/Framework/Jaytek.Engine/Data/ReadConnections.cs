using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Npgsql;
using SQLitePCL;

namespace Jaytek.Engine.Data;

/// <summary>Raw ADO.NET connections for reads that must be fast. They see committed data only and never take part in a unit of work.</summary>
public interface IReadConnections
{
    /// <summary>Which database this is.</summary>
    DatabaseProvider Provider { get; }

    /// <summary>An open connection; dispose it to give it back. On SQLite it refuses writes.</summary>
    ValueTask<DbConnection> OpenAsync(CancellationToken cancellationToken);
}

internal sealed class PostgresReadConnections(NpgsqlDataSource source) : IReadConnections
{
    public DatabaseProvider Provider => DatabaseProvider.Postgres;

    public async ValueTask<DbConnection> OpenAsync(CancellationToken cancellationToken) => await source.OpenConnectionAsync(cancellationToken);
}

internal sealed class SqliteReadConnections(DatabaseOptions options) : IReadConnections
{
    private readonly string _connectionString = new SqliteConnectionStringBuilder(options.ConnectionString) { Mode = SqliteOpenMode.ReadWrite }.ConnectionString;

    // The driver pools handles; a handle that was set up once keeps its pragmas, so each is set up only when first seen.
    private readonly ConditionalWeakTable<sqlite3, object> _prepared = [];

    public DatabaseProvider Provider => DatabaseProvider.Sqlite;

    public ValueTask<DbConnection> OpenAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var connection = new SqliteConnection(_connectionString);
        connection.Open();
        if (_prepared.TryAdd(connection.Handle!, this))
            Prepare(connection);
        return ValueTask.FromResult<DbConnection>(connection);
    }

    private static void Prepare(SqliteConnection connection)
    {
        SqlitePragmas.Apply(connection);
        using var command = connection.CreateCommand();
        command.CommandText = "pragma query_only=on";
        command.ExecuteNonQuery();
    }
}
