using System.Data.Common;
using System.Diagnostics;
using Jaytek.Contents.Items;
using Microsoft.Data.Sqlite;
using Npgsql;
using SQLitePCL;

namespace Jaytek.Contents.Queries;

/// <summary>Runs the commands of one query, which together may take two seconds: a list that takes longer hurts everybody else.</summary>
internal sealed class DeadlineReader(ReadLease lease)
{
    private const int InstructionsBetweenChecks = 20_000;
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(2);

    private readonly long _start = Stopwatch.GetTimestamp();
    private bool _isFirst = true;

    private TimeSpan Left => Limit - Stopwatch.GetElapsedTime(_start);

    public async Task<long> CountAsync(string sql, (string Name, object? Value)[] parameters, CancellationToken cancellationToken) =>
        (await ListAsync(sql, parameters, reader => reader.GetInt64(0), cancellationToken))[0];

    /// <exception cref="Contracts.ContentQueryException">The time is up.</exception>
    public async Task<IReadOnlyList<T>> ListAsync<T>(
        string sql, (string Name, object? Value)[] parameters, Func<DbDataReader, T> read, CancellationToken cancellationToken)
    {
        var left = Left;
        if (left <= TimeSpan.Zero)
            throw QueryErrors.TooSlow();
        await using var command = lease.Command(sql, parameters);
        command.CommandTimeout = (int)Math.Ceiling(left.TotalSeconds);
        // A command's own timeout counts whole seconds: exact enough for the first, which has all of them.
        using var deadline = _isFirst ? null : CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline?.CancelAfter(left);
        _isFirst = false;
        var handle = (command.Connection as SqliteConnection)?.Handle;
        try
        {
            // SQLite runs in this thread; only its own progress call can end a statement.
            if (handle is not null)
                raw.sqlite3_progress_handler(handle, InstructionsBetweenChecks, _ => Left < TimeSpan.Zero ? 1 : 0, null);
            var token = deadline?.Token ?? cancellationToken;
            var items = new List<T>();
            await using var reader = await command.ExecuteReaderAsync(token);
            while (await reader.ReadAsync(token))
                items.Add(read(reader));
            return items;
        }
        catch (SqliteException e) when (e.SqliteErrorCode == raw.SQLITE_INTERRUPT)
        {
            throw QueryErrors.TooSlow();
        }
        catch (NpgsqlException e) when (e.InnerException is TimeoutException)
        {
            throw QueryErrors.TooSlow();
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw QueryErrors.TooSlow();
        }
        finally
        {
            if (handle is not null)
                raw.sqlite3_progress_handler(handle, 0, null, null);
        }
    }
}
