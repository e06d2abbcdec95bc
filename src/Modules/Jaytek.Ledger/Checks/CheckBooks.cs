using System.Data;
using System.Data.Common;
using System.Globalization;
using System.Text.Json;
using Jaytek.Engine.Actions;
using Jaytek.Engine.Data;
using Jaytek.Engine.Jobs;
using Jaytek.Kernel;
using Jaytek.Ledger.Accounts;
using Jaytek.Ledger.Invoices;
using Jaytek.Ledger.Postings;
using Jaytek.Ledger.Postings.Seals;
using Microsoft.Data.Sqlite;

namespace Jaytek.Ledger.Checks;

/// <summary>
/// Adds the books up anew: whether each balance is the sum of its entries, each currency and each posting sums to zero, no entry is missing,
/// nothing is lower than it may be, and what is held and reserved is there. The database and the actions hold all of this at each write; the
/// check finds what was done behind their back. What only waits too long is kept apart, and no failure.
/// </summary>
internal sealed class CheckBooks(ActionRunner runner, IReadConnections connections, TimeProvider clock) : IJob
{
    public const string JobName = "ledger.check";

    /// <summary>How many differences are kept.</summary>
    public const int MaxKept = 100;

    private const int MostFound = 10_000;

    /// <summary>How long money may wait for a decision before it is told.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromHours(1);

    // All entries are read; nobody waits for it.
    private const int TimeoutSeconds = 3_600;

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">The books differ: the run is shown as failed.</exception>
    public async Task RunAsync(JobContext context, CancellationToken cancellationToken)
    {
        var check = (await CheckAsync(cancellationToken)).Value;
        if (check.Differences > 0)
            throw new InvalidOperationException($"The books differ in {check.Differences} places; the ledger's page of checks has them.");
    }

    /// <summary>Checks now, and keeps what was found.</summary>
    public async Task<Result<BooksCheck>> CheckAsync(CancellationToken cancellationToken)
    {
        var started = clock.GetTimestamp();
        var read = await ReadAsync(cancellationToken);
        return await runner.RunAsync<BooksCheck>("ledger.books.check", scope =>
        {
            var check = new BooksCheck
            {
                At = scope.Now,
                Milliseconds = (int)clock.GetElapsedTime(started).TotalMilliseconds,
                Accounts = read.Accounts,
                Entries = read.Entries,
                Differences = read.Found.Count,
                Found = JsonSerializer.Serialize(read.Found.Take(MaxKept)),
                Waiting = read.Waiting.Count,
                WaitingFound = read.Waiting.Count == 0 ? null : JsonSerializer.Serialize(read.Waiting.Take(MaxKept)),
            };
            scope.Db.Add(check);
            if (read.Found.Count > 0)
                scope.Audit("Books", check.At.ToString("O", CultureInfo.InvariantCulture), $"The books differ in {read.Found.Count} places: {read.Found[0]}");
            return Task.FromResult<Result<BooksCheck>>(check);
        }, cancellationToken);
    }

    // One view of all the rows, for between two statements others go on posting; and no lock, for whom they would wait.
    private async Task<ReadBooks> ReadAsync(CancellationToken cancellationToken)
    {
        await using var connection = await connections.OpenAsync(cancellationToken);
        await using var transaction = connection is SqliteConnection sqlite
            ? sqlite.BeginTransaction(IsolationLevel.Serializable, deferred: true)
            : await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken);
        var found = new List<string>();
        var seals = connections.Provider == DatabaseProvider.Sqlite ? SqliteSeal.Check : PostgresSeal.Check;
        foreach (var sql in BooksQuestions.All.Append(seals).Append(InvoiceSeal.Check(connections.Provider)))
            await AskAsync(transaction.Command(sql), found, rows => rows.GetString(0), cancellationToken);
        var waiting = new List<string>();
        await AskAsync(
            transaction.Command(BooksQuestions.Waiting, ("before", PostingIds.From(clock.GetUtcNow() - Patience))), waiting, BooksQuestions.Wait, cancellationToken);
        return new ReadBooks(
            found, waiting, await CountAsync(transaction, AccountTable.Name, cancellationToken), await CountAsync(transaction, PostingTable.Entries, cancellationToken));
    }

    private static async Task AskAsync(DbCommand question, List<string> answers, Func<DbDataReader, string> read, CancellationToken cancellationToken)
    {
        await using var command = question;
        command.CommandTimeout = TimeoutSeconds;
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        // Of a table that is broken altogether a part says enough.
        while (answers.Count < MostFound && await rows.ReadAsync(cancellationToken))
            answers.Add(read(rows));
    }

    private static async Task<long> CountAsync(DbTransaction transaction, string table, CancellationToken cancellationToken)
    {
        await using var command = transaction.Command($"select count(*) from {table}");
        command.CommandTimeout = TimeoutSeconds;
        return Convert.ToInt64(await command.ExecuteScalarAsync(cancellationToken), CultureInfo.InvariantCulture);
    }

    private sealed record ReadBooks(List<string> Found, List<string> Waiting, long Accounts, long Entries);
}
