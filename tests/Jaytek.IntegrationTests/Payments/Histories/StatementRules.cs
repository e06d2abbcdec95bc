using System.Globalization;
using System.Text;
using Jaytek.Engine.Data;
using Jaytek.Ledger.Accounts;
using Jaytek.Ledger.Contracts;
using Jaytek.Ledger.Contracts.Views;
using Jaytek.Ledger.Postings;
using Jaytek.Ledger.Statements;
using Jaytek.Ledger.Statements.Files;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Jaytek.IntegrationTests.Payments.Histories;

/// <summary>Each person's months are their entries: they follow one another without a gap, and the files say the same.</summary>
internal sealed class StatementRules(Market market)
{
    private static readonly AccountKind[] Wallet = [AccountKind.Available, AccountKind.Pending, AccountKind.Reserve];

    public async Task CheckAsync()
    {
        foreach (var seller in market.Sellers)
        {
            var wallets = await market.Site.InScopeAsync(s => s.GetRequiredService<IWallets>().BalancesAsync(seller.Id, CancellationToken.None));
            foreach (var wallet in wallets)
                await CheckAsync(seller.Id, new StatementBalance(wallet.Available.Minor, wallet.Pending.Minor, wallet.Reserved.Minor), wallet.Currency);
        }
    }

    private async Task CheckAsync(string owner, StatementBalance now, string currency)
    {
        var entries = await EntriesAsync(owner, currency);
        var before = StatementBalance.Zero;
        var last = BookMonth.Of(market.Clock.GetUtcNow(), TimeZoneInfo.Utc);
        for (var month = BookMonth.Of(PostingIds.At(entries[0].Id), TimeZoneInfo.Utc); month.FirstDay <= last.FirstDay; month = month.Next)
        {
            var statement = await market.Site.InScopeAsync(s => s.GetRequiredService<ReadStatement>().RunAsync(owner, currency, month, CancellationToken.None));
            Assert.Equal(before, statement.Opening);
            var running = statement.Opening;
            Assert.All(statement.Lines, line => Assert.Equal(running += line.Change, line.Balance));
            Assert.Equal(running, statement.Closing);
            var (from, until) = month.Span(TimeZoneInfo.Utc);
            var own = entries.Where(entry => entry.Id >= from && entry.Id < until).ToList();
            Assert.Equal(own.Select(entry => entry.Id).Distinct(), statement.Lines.Select(line => line.PostingId));
            Assert.Equal(own.Sum(entry => entry.Amount), statement.Lines.Sum(line => line.Change.Total));
            await CheckFileAsync(statement);
            before = statement.Closing;
        }

        Assert.Equal(now, before);
    }

    // Amounts have a point and as many digits after it as the currency; without it they are the minor units.
    private static async Task CheckFileAsync(StatementDocument statement)
    {
        using var stream = new MemoryStream();
        await StatementTable.WriteAsync(statement, new CsvTable(stream, StatementTable.Columns), CancellationToken.None);
        var rows = Encoding.UTF8.GetString(stream.ToArray()).Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Skip(1).ToList();
        Assert.Equal(statement.Lines.Count + 2, rows.Count);
        var (amounts, balances) = (rows.Select(row => Number(row, 2)).ToList(), rows.Select(row => Number(row, 1)).ToList());
        Assert.Equal(statement.Opening.Total, balances[0]);
        Assert.Equal(statement.Closing.Total, balances[^1]);
        Assert.Equal(balances[^1], balances[0] + amounts[1..^1].Sum());
    }

    private static long Number(string row, int fromEnd) =>
        row.Split(',')[^fromEnd] is { Length: > 0 } text ? long.Parse(text.Replace(".", "", StringComparison.Ordinal), CultureInfo.InvariantCulture) : 0;

    private Task<List<(long Id, long Amount)>> EntriesAsync(string owner, string currency) => market.Site.InScopeAsync(async s =>
    {
        var db = s.GetRequiredService<JaytekDb>();
        var found = await (from entry in db.Set<LedgerEntry>().AsNoTracking() join account in db.Set<LedgerAccount>() on entry.AccountId equals account.Id
                           where account.Owner == owner && account.Currency == currency && Wallet.Contains(account.Kind)
                           orderby entry.PostingId select new { entry.PostingId, entry.Amount }).ToListAsync();
        return found.Select(one => (one.PostingId, one.Amount)).ToList();
    });
}
