using System.Data;
using System.Data.Common;
using Jaytek.Engine.Actions;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Jaytek.Engine.Data;

/// <summary>
/// The door for what people read of themselves. On PostgreSQL the query runs in a transaction that bears the reader's id, and of tables with a
/// <see cref="TableGuard.Own"/> the database shows it their own rows alone: a condition that somebody forgot shows nothing of others. Nothing can be
/// written inside. On SQLite the query just runs.
/// </summary>
public sealed class OwnRows
{
    /// <summary>The setting that bears the reader's id, for the length of a transaction.</summary>
    internal const string Setting = "jaytek.reader";

    private const string Savepoint = "jaytek_own_rows";

    private readonly UnitOfWork _unit;
    private readonly IReadConnections _connections;
    private string? _reader;

    /// <summary>Made by dependency injection, once per scope.</summary>
    public OwnRows(UnitOfWork unit, IReadConnections connections) => (_unit, _connections) = (unit, connections);

    /// <summary>Runs <paramref name="read"/> on the scope's context, inside an open unit of work too, whose own changes it sees.</summary>
    /// <param name="userId">Whose rows.</param>
    /// <param name="read">Queries that are at their end when it returns; it must run no action.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="InvalidOperationException">It is called for somebody else inside itself.</exception>
    public async Task<T> ReadAsync<T>(string userId, Func<JaytekDb, Task<T>> read, CancellationToken cancellationToken)
    {
        // Nobody's id would be no reader at all, who sees everything.
        ArgumentException.ThrowIfNullOrWhiteSpace(userId);
        if (_reader is not null)
            return _reader == userId ? await read(_unit.Db) : throw new InvalidOperationException("What somebody reads of themselves was asked for inside what another reads.");
        _reader = userId;
        try
        {
            return _unit.Db.Provider == DatabaseProvider.Sqlite ? await read(_unit.Db)
                : _unit.Db.Database.CurrentTransaction is { } open ? await ReadInsideAsync(open, userId, read, cancellationToken)
                : await ReadAloneAsync(userId, read, cancellationToken);
        }
        finally
        {
            _reader = null;
        }
    }

    /// <summary>As <see cref="ReadAsync"/>, for raw commands on a connection of their own that all see one state of the database.</summary>
    public async Task<T> QueryAsync<T>(string userId, Func<DbTransaction, Task<T>> read, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(userId);
        await using var connection = await _connections.OpenAsync(cancellationToken);
        await using var transaction = connection is SqliteConnection sqlite
            ? sqlite.BeginTransaction(IsolationLevel.Serializable, deferred: true)
            : await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken);
        if (_connections.Provider == DatabaseProvider.Postgres)
            await BearAsync(transaction, userId, cancellationToken);
        return await read(transaction);
    }

    // It ends by rolling back, and the setting with it: the connection goes to others next.
    private async Task<T> ReadAloneAsync<T>(string userId, Func<JaytekDb, Task<T>> read, CancellationToken cancellationToken)
    {
        await using var transaction = await _unit.Db.Database.BeginTransactionAsync(cancellationToken);
        await BearAsync(transaction.GetDbTransaction(), userId, cancellationToken);
        return await read(_unit.Db);
    }

    // Going back to the savepoint takes the setting away, and what a failed query did to the transaction.
    private async Task<T> ReadInsideAsync<T>(IDbContextTransaction open, string userId, Func<JaytekDb, Task<T>> read, CancellationToken cancellationToken)
    {
        await open.CreateSavepointAsync(Savepoint, cancellationToken);
        try
        {
            await BearAsync(open.GetDbTransaction(), userId, cancellationToken);
            return await read(_unit.Db);
        }
        finally
        {
            await open.RollbackToSavepointAsync(Savepoint, CancellationToken.None);
            await open.ReleaseSavepointAsync(Savepoint, CancellationToken.None);
        }
    }

    private static async Task BearAsync(DbTransaction transaction, string userId, CancellationToken cancellationToken)
    {
        await using var command = transaction.Command($"select set_config('{Setting}', @reader, true), set_config('transaction_read_only', 'on', true)", ("reader", userId));
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
