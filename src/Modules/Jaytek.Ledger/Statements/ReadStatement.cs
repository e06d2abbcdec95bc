using System.Data.Common;
using Jaytek.Engine.Contracts;
using Jaytek.Engine.Data;
using Jaytek.Engine.Settings;
using Jaytek.Ledger.Accounts;
using Jaytek.Ledger.Contracts;
using Jaytek.Ledger.Contracts.Views;
using Jaytek.Ledger.Invoices;
using Jaytek.Ledger.Postings;
using Microsoft.Data.Sqlite;

namespace Jaytek.Ledger.Statements;

/// <summary>
/// Reads a month of a person's wallet from the entries themselves: opening balance, each movement, closing balance. All in one view of the books, so
/// that the parts belong together whatever is posted meanwhile.
/// </summary>
internal sealed class ReadStatement(OwnRows own, SiteZone zone, IUserDirectory users, ISettings<InvoiceSettings> issuer, ISettings<SiteSettings> site)
{
    private static readonly string Wallet = string.Join(", ", new[] { AccountKind.Available, AccountKind.Pending, AccountKind.Reserve }.Select(kind => $"'{Words.Of(kind)}'"));

    private static readonly string Opening =
        $"""
        select a.kind, cast(sum(e.amount) as bigint) from {AccountTable.Name} a join {PostingTable.Entries} e on e.account_id = a.id
        where a.owner = @owner and a.currency = @currency and a.kind in ({Wallet}) and e.posting_id < @from group by a.kind
        """;

    private static readonly string Movements =
        $"""
        select e.posting_id, p.at, p.kind, p.description, a.kind, cast(sum(e.amount) as bigint)
        from {AccountTable.Name} a join {PostingTable.Entries} e on e.account_id = a.id join {PostingTable.Name} p on p.id = e.posting_id
        where a.owner = @owner and a.currency = @currency and a.kind in ({Wallet}) and e.posting_id >= @from and e.posting_id < @before
        group by e.posting_id, p.at, p.kind, p.description, a.kind order by e.posting_id
        """;

    /// <summary>The statement; without lines where nothing moved.</summary>
    public async Task<StatementDocument> RunAsync(string userId, string currency, BookMonth month, CancellationToken cancellationToken)
    {
        var clock = await zone.GetAsync(cancellationToken);
        var (from, before) = month.Span(clock);
        var (opening, lines) = await own.QueryAsync(userId, async transaction =>
        {
            var balance = StatementBalance.Zero;
            await using (var rows = await ReadAsync(transaction, Opening, userId, currency, from, before, cancellationToken))
            {
                while (await rows.ReadAsync(cancellationToken))
                    balance += On(rows.GetString(0), rows.GetInt64(1));
            }

            return (balance, await LinesAsync(transaction, balance, userId, currency, (from, before), clock, cancellationToken));
        }, cancellationToken);
        var current = await issuer.GetAsync(cancellationToken);
        return new StatementDocument
        {
            Issuer = current.LegalName.Length > 0 ? current.LegalName : (await site.GetAsync(cancellationToken)).SiteName,
            Owner = (await users.FindAsync([userId], cancellationToken)).GetValueOrDefault(userId)?.DisplayName ?? "Account " + userId,
            Month = month.Text, From = month.FirstDay, To = month.LastDay, Currency = currency, Opening = opening,
            Lines = lines,
        };
    }

    private static async Task<IReadOnlyList<StatementLine>> LinesAsync(
        DbTransaction transaction, StatementBalance opening, string userId, string currency, (long From, long Before) span, TimeZoneInfo zone, CancellationToken cancellationToken)
    {
        var lines = new List<StatementLine>();
        await using var rows = await ReadAsync(transaction, Movements, userId, currency, span.From, span.Before, cancellationToken);
        while (await rows.ReadAsync(cancellationToken))
        {
            var (id, change) = (rows.GetInt64(0), On(rows.GetString(4), rows.GetInt64(5)));
            // One posting moves up to three accounts of a wallet; its rows follow each other.
            if (lines is [.., var last] && last.PostingId == id)
            {
                lines[^1] = last with { Change = last.Change + change, Balance = last.Balance + change };
                continue;
            }

            var at = transaction.Connection is SqliteConnection ? new DateTimeOffset(rows.GetInt64(1), TimeSpan.Zero) : rows.GetFieldValue<DateTimeOffset>(1);
            lines.Add(new StatementLine(
                DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, zone).DateTime), BookWords.Of(Words.Posting(rows.GetString(2))), rows.GetString(3), id, change,
                (lines.Count > 0 ? lines[^1].Balance : opening) + change));
        }

        return lines;
    }

    private static async Task<DbDataReader> ReadAsync(
        DbTransaction transaction, string sql, string userId, string currency, long from, long before, CancellationToken cancellationToken)
    {
        var command = transaction.Command(sql, ("owner", userId), ("currency", currency), ("from", from), ("before", before));
        return await command.ExecuteReaderAsync(cancellationToken);
    }

    private static StatementBalance On(string kind, long amount) => Words.Account(kind) switch
    {
        AccountKind.Available => new StatementBalance(amount, 0, 0),
        AccountKind.Pending => new StatementBalance(0, amount, 0),
        _ => new StatementBalance(0, 0, amount),
    };
}
