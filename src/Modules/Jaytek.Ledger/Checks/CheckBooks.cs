using System.Data;
using System.Data.Common;
using System.Globalization;
using System.Text.Json;
using Jaytek.Engine.Actions;
using Jaytek.Engine.Data;
using Jaytek.Engine.Jobs;
using Jaytek.Kernel;
using Jaytek.Ledger.Accounts;
using Jaytek.Ledger.Postings;
using Jaytek.Ledger.Postings.Seals;
using Microsoft.Data.Sqlite;

namespace Jaytek.Ledger.Checks;

/// <summary>
/// Adds the books up anew: whether each balance is the sum of its entries, each currency and each posting sums to zero, and no entry is missing.
/// The database holds all of this at each write; the check finds what was done behind its back.
/// </summary>
internal sealed class CheckBooks(ActionRunner runner, IReadConnections connections, TimeProvider clock) : IJob
{
    public const string JobName = "ledger.check";

    /// <summary>How many differences are kept.</summary>
    public const int MaxKept = 100;

    private const int MostFound = 10_000;

    // All entries are read; nobody waits for it.
    private const int TimeoutSeconds = 3_600;

    private const string Folds =
        $"""
        select 'The balance of account ' || a.id || ' (' || a.kind || ' of ' || a.owner || ') is ' || a.balance || ' ' || a.currency || ', its entries come to ' || coalesce(s.total, 0)
        from {AccountTable.Name} a left join (select account_id, sum(amount) as total from {PostingTable.Entries} group by account_id) s on s.account_id = a.id
        where a.balance <> coalesce(s.total, 0) order by a.id
        """;

    private const string Currencies =
        $"select 'All balances in ' || currency || ' together are ' || sum(balance) || ' instead of 0' from {AccountTable.Name} group by currency having sum(balance) <> 0 order by currency";

    private const string Sums =
        $"""
        select 'Posting ' || e.posting_id || ' comes to ' || sum(e.amount) || ' ' || a.currency || ' instead of 0'
        from {PostingTable.Entries} e join {AccountTable.Name} a on a.id = e.account_id group by e.posting_id, a.currency having sum(e.amount) <> 0 order by e.posting_id
        """;

    private const string Counts =
        $"""
        select 'Posting ' || p.id || ' has ' || coalesce(c.entries, 0) || ' entries instead of ' || p.entry_count
        from {PostingTable.Name} p left join (select posting_id, count(*) as entries from {PostingTable.Entries} group by posting_id) c on c.posting_id = p.id
        where coalesce(c.entries, 0) <> p.entry_count order by p.id
        """;

    private const string Orphans =
        $"""
        select 'Entries of posting ' || e.posting_id || ' have no posting' from {PostingTable.Entries} e
        where not exists (select 1 from {PostingTable.Name} p where p.id = e.posting_id) group by e.posting_id order by e.posting_id
        """;

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
        var (found, accounts, entries) = await ReadAsync(cancellationToken);
        return await runner.RunAsync<BooksCheck>("ledger.books.check", scope =>
        {
            var check = new BooksCheck
            {
                At = scope.Now,
                Milliseconds = (int)clock.GetElapsedTime(started).TotalMilliseconds,
                Accounts = accounts,
                Entries = entries,
                Differences = found.Count,
                Found = JsonSerializer.Serialize(found.Take(MaxKept)),
            };
            scope.Db.Add(check);
            if (found.Count > 0)
                scope.Audit("Books", check.At.ToString("O", CultureInfo.InvariantCulture), $"The books differ in {found.Count} places: {found[0]}");
            return Task.FromResult<Result<BooksCheck>>(check);
        }, cancellationToken);
    }

    // One view of all the rows, for between two statements others go on posting; and no lock, for whom they would wait.
    private async Task<(List<string> Found, long Accounts, long Entries)> ReadAsync(CancellationToken cancellationToken)
    {
        await using var connection = await connections.OpenAsync(cancellationToken);
        await using var transaction = connection is SqliteConnection sqlite
            ? sqlite.BeginTransaction(IsolationLevel.Serializable, deferred: true)
            : await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken);
        var found = new List<string>();
        foreach (var sql in new[] { Folds, Currencies, Sums, Counts, Orphans, connection is SqliteConnection ? SqliteSeal.Check : PostgresSeal.Check })
        {
            await using var command = transaction.Command(sql);
            command.CommandTimeout = TimeoutSeconds;
            await using var rows = await command.ExecuteReaderAsync(cancellationToken);
            // Of a table that is broken altogether a part says enough.
            while (found.Count < MostFound && await rows.ReadAsync(cancellationToken))
                found.Add(rows.GetString(0));
        }

        return (found, await CountAsync(transaction, AccountTable.Name, cancellationToken), await CountAsync(transaction, PostingTable.Entries, cancellationToken));
    }

    private static async Task<long> CountAsync(DbTransaction transaction, string table, CancellationToken cancellationToken)
    {
        await using var command = transaction.Command($"select count(*) from {table}");
        command.CommandTimeout = TimeoutSeconds;
        return Convert.ToInt64(await command.ExecuteScalarAsync(cancellationToken), CultureInfo.InvariantCulture);
    }
}
