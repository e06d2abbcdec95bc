using System.Data.Common;
using Jaytek.Engine.Data;

namespace Jaytek.Benchmarks.Ledger;

/// <summary>
/// The baseline: the same rows into tables with the same columns and indexes, one transaction each, by the driver alone. No key is looked up,
/// nothing is summed, no trigger is there. On a hot account the account's row is updated beside it, as somebody who trusts their code would.
/// </summary>
internal sealed class PlainInserts(LedgerHost host)
{
    private const string Sqlite =
        """
        pragma defer_foreign_keys=on;
        insert into plain_posting (id, key, input_hash, kind, source, description, metadata, at, entry_count) values (@id, @key, @hash, 'adjustment', 'bench', 'A posting.', '{}', @at, 2);
        insert into plain_entry (posting_id, line, account_id, amount) values (@id, 0, @from, -1), (@id, 1, @to, 1);
        """;

    private static long _ids = 1;

    private readonly byte[] _hash = new byte[32];

    /// <summary>Makes the tables.</summary>
    public async Task CreateAsync(CancellationToken cancellationToken)
    {
        await using var connection = await host.OpenAsync(cancellationToken);
        foreach (var sql in host.Provider == DatabaseProvider.Postgres
            ? ["create table plain_account (like ledger_account including all)", "create table plain_posting (like ledger_posting including all)", "create table plain_entry (like ledger_entry including all)"]
            : await CopiesAsync(connection, cancellationToken))
        {
            await using var command = connection.Command(sql);
            await command.ExecuteNonQueryAsync(cancellationToken);
        }

        await using var copy = connection.Command("insert into plain_account select * from ledger_account");
        await copy.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>One transaction.</summary>
    /// <param name="from">The account that gives.</param>
    /// <param name="to">The account that takes.</param>
    /// <param name="isHot">Whether the taker's row is updated too.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task InsertAsync(long from, long to, bool isHot, CancellationToken cancellationToken)
    {
        await using var connection = await host.OpenAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var id = Interlocked.Increment(ref _ids);
        var sql = host.Provider == DatabaseProvider.Sqlite ? Sqlite : Sqlite[(Sqlite.IndexOf(';', StringComparison.Ordinal) + 1)..];
        await using var command = transaction.Command(
            isHot ? sql + " update plain_account set balance = balance + 1 where id = @to" : sql,
            ("id", id), ("key", $"bench:{id}"), ("hash", _hash), ("at", host.Provider.Instant(TimeProvider.System.GetUtcNow())), ("from", from), ("to", to));
        await command.ExecuteNonQueryAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    private static async Task<List<string>> CopiesAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        var copies = new List<string>();
        await using var command = connection.Command(
            "select sql from sqlite_master where type in ('table', 'index') and sql is not null and tbl_name in ('ledger_account', 'ledger_posting', 'ledger_entry') order by type desc");
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        while (await rows.ReadAsync(cancellationToken))
            copies.Add(rows.GetString(0).Replace("ledger_", "plain_", StringComparison.Ordinal));
        return copies;
    }
}
