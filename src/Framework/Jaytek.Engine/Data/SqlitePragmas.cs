using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;
using SQLitePCL;

namespace Jaytek.Engine.Data;

/// <summary>Sets each SQLite connection up: write-ahead log, a wait instead of an error while another writes, foreign keys, mapped reads.</summary>
internal sealed class SqlitePragmas : DbConnectionInterceptor
{
    private const string Pragmas = "pragma synchronous=normal; pragma busy_timeout=5000; pragma foreign_keys=on; pragma mmap_size=134217728;";

    // Kept in the file. A connection that only reads cannot set it: of a file that came back from a backup without it, EF asks by
    // such a connection first whether it is there.
    private const string WriterPragmas = "pragma journal_mode=wal; " + Pragmas;

    // The driver pools handles; a handle that was set up once keeps its pragmas, so each is set up only when first seen.
    private static readonly ConditionalWeakTable<sqlite3, object> Prepared = [];
    private static readonly object Seen = new();

    public static void Apply(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = connection.ConnectionString.Contains("Mode=ReadOnly", StringComparison.OrdinalIgnoreCase) ? Pragmas : WriterPragmas;
        command.ExecuteNonQuery();
    }

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Prepare((SqliteConnection)connection);

    public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        // SQLite has no asynchronous calls; its async methods run synchronously.
        Prepare((SqliteConnection)connection);
        return Task.CompletedTask;
    }

    private static void Prepare(SqliteConnection connection)
    {
        if (Prepared.TryAdd(connection.Handle!, Seen))
            Apply(connection);
    }
}
