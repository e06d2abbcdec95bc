using System.Data.Common;
using System.Globalization;
using System.Text;
using Jaytek.Engine.Data;
using Jaytek.Engine.Settings;
using Jaytek.Kernel;
using Jaytek.Ledger.Accounts;
using Jaytek.Ledger.Contracts;
using Jaytek.Ledger.Postings;
using Microsoft.Data.Sqlite;

namespace Jaytek.Ledger.Statements;

/// <summary>A month in which something moved.</summary>
/// <param name="Month">Which.</param>
/// <param name="Change">By how much all that somebody has changed.</param>
/// <param name="Movements">How many entries did.</param>
internal sealed record StatementMonth(BookMonth Month, Money Change, long Movements);

/// <summary>The months of a year in which a person's wallets moved, by currency.</summary>
internal sealed class ListStatements(OwnRows own, SiteZone zone)
{
    private static readonly string Wallet = string.Join(", ", new[] { AccountKind.Available, AccountKind.Pending, AccountKind.Reserve }.Select(kind => $"'{Words.Of(kind)}'"));

    /// <summary>The newest first, then by currency.</summary>
    public async Task<IReadOnlyList<StatementMonth>> RunAsync(string userId, int year, CancellationToken cancellationToken)
    {
        var clock = await zone.GetAsync(cancellationToken);
        var months = Enumerable.Range(1, 12).Select(month => new BookMonth(year, month)).ToList();
        var sql = new StringBuilder("select a.currency, case ");
        for (var at = 0; at < months.Count; at++)
            sql.Append(CultureInfo.InvariantCulture, $"when e.posting_id < {months[at].Span(clock).Before} then {at} ");
        sql.Append(CultureInfo.InvariantCulture, $"""
            else -1 end as month, count(*), cast(sum(e.amount) as bigint)
            from {AccountTable.Name} a join {PostingTable.Entries} e on e.account_id = a.id
            where a.owner = @owner and a.kind in ({Wallet}) and e.posting_id >= @from and e.posting_id < @before group by 1, 2 order by 2 desc, 1
            """);
        return await own.QueryAsync(userId, async transaction =>
        {
            await using var command = transaction.Command(sql.ToString(), ("owner", userId), ("from", months[0].Span(clock).From), ("before", months[^1].Span(clock).Before));
            await using var rows = await command.ExecuteReaderAsync(cancellationToken);
            var found = new List<StatementMonth>();
            while (await rows.ReadAsync(cancellationToken))
                found.Add(new StatementMonth(months[rows.GetInt32(1)], new Money(rows.GetInt64(3), rows.GetString(0)), rows.GetInt64(2)));
            return found;
        }, cancellationToken);
    }

    /// <summary>The first and the last year with a movement; null where there never was one.</summary>
    public async Task<(int First, int Last)?> YearsAsync(string userId, CancellationToken cancellationToken)
    {
        var clock = await zone.GetAsync(cancellationToken);
        var years = await own.QueryAsync(userId, transaction => YearsAsync(transaction, userId, clock, cancellationToken), cancellationToken);
        return years.Count > 0 ? (years.Min(), years.Max()) : null;
    }

    private static async Task<IReadOnlyList<int>> YearsAsync(DbTransaction transaction, string userId, TimeZoneInfo clock, CancellationToken cancellationToken)
    {
        await using var command = transaction.Command(
            $"""
            select p.at from {PostingTable.Name} p where p.id in (
              select min(e.posting_id) from {AccountTable.Name} a join {PostingTable.Entries} e on e.account_id = a.id where a.owner = @owner and a.kind in ({Wallet})
              union select max(e.posting_id) from {AccountTable.Name} a join {PostingTable.Entries} e on e.account_id = a.id where a.owner = @owner and a.kind in ({Wallet})) order by p.id
            """,
            ("owner", userId));
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        var years = new List<int>();
        while (await rows.ReadAsync(cancellationToken))
            years.Add(BookMonth.Of(transaction is SqliteTransaction ? new DateTimeOffset(rows.GetInt64(0), TimeSpan.Zero) : rows.GetFieldValue<DateTimeOffset>(0), clock).Year);
        return years;
    }
}
