using Jaytek.Engine.Data;
using Jaytek.IntegrationTests.Sites;
using Jaytek.Kernel;
using Jaytek.Ledger.Contracts;

namespace Jaytek.IntegrationTests.Ledger;

/// <summary>What the database itself refuses, whoever writes the SQL.</summary>
public sealed class SealTests
{
    private const string Columns = "insert into ledger_posting (id, key, input_hash, kind, source, description, metadata, at, entry_count)";

    [Theory, BothDatabases]
    public async Task Nothing_of_the_books_is_changed_or_removed_by_SQL(DatabaseProvider provider)
    {
        var site = await SharedSites.GetAsync(provider);
        var (wallet, clearing) = Fresh();
        var id = (await site.PostAsync(clearing, wallet, 500)).Id;
        string[] attempts =
        [
            $"update ledger_entry set amount = amount * 2 where posting_id = {id}",
            $"update ledger_entry set amount = amount where posting_id = {id}",
            $"delete from ledger_entry where posting_id = {id}",
            $"update ledger_posting set description = 'x' where id = {id}",
            $"delete from ledger_posting where id = {id}",
            $"insert into ledger_entry (posting_id, line, account_id, amount) select {id}, 7, account_id, 5 from ledger_entry where posting_id = {id} and line = 0",
            $"update ledger_account set balance = balance + 1 where owner = '{wallet.Owner}'",
            $"update ledger_account set balance = balance + 1, moved_by = {id + 1} where owner = '{wallet.Owner}'",
            $"update ledger_account set owner = 'me' where owner = '{wallet.Owner}'",
            $"update ledger_account set floor = 0 where owner = '{wallet.Owner}'",
            $"delete from ledger_account where owner = '{wallet.Owner}'",
            $"insert into ledger_account (kind, owner, currency, balance, floor, opened_at) select kind, 'rich', currency, 100, floor, opened_at from ledger_account where owner = '{wallet.Owner}'",
            .. provider == DatabaseProvider.Sqlite
                ?
                [
                    $"insert or replace into ledger_entry (posting_id, line, account_id, amount) select posting_id, line, account_id, 9 from ledger_entry where posting_id = {id}",
                    $"insert or replace into ledger_posting select * from ledger_posting where id = {id}",
                    $"insert or replace into ledger_account select * from ledger_account where owner = '{wallet.Owner}'",
                ]
                : (string[])["truncate ledger_entry", "truncate ledger_posting cascade", "truncate ledger_account cascade"],
        ];
        foreach (var attempt in attempts)
            Assert.StartsWith("jaytek.ledger.", Message(await site.TrySqlAsync(attempt)), StringComparison.Ordinal);
        Assert.Equal(500, await site.BalanceAsync(wallet));
        Assert.Equal(2, await site.CountAsync($"select count(*) as \"Value\" from ledger_entry where posting_id = {id}"));
    }

    [Theory]
    [BothDatabases(1, "5, -5", "count")]
    [BothDatabases(3, "5, -5", "count")]
    [BothDatabases(1, "5", "count")]
    [BothDatabases(2, "5, -4", "sum")]
    public async Task A_posting_of_other_entries_than_it_says_is_not_sealed(DatabaseProvider provider, int says, string amounts, string refusal)
    {
        var site = await SharedSites.GetAsync(provider);
        var (wallet, clearing) = Fresh();
        await site.PostAsync(clearing, wallet, 500);
        var entries = amounts.Split(", ").Select((amount, line) => Entry(77, line, wallet, amount));
        var error = await site.TrySqlAsync([Deferred(provider), .. entries, Posting(provider, 77, says)]);
        Assert.StartsWith("jaytek.ledger." + refusal, Message(error), StringComparison.Ordinal);
        Assert.Equal(500, await site.BalanceAsync(wallet));
    }

    [Theory, BothDatabases]
    public async Task Entries_without_their_posting_are_not_committed(DatabaseProvider provider)
    {
        var site = await SharedSites.GetAsync(provider);
        var (wallet, clearing) = Fresh();
        await site.PostAsync(clearing, wallet, 500);
        Assert.Contains("foreign key", await site.TrySqlAsync(Deferred(provider), Entry(78, 0, wallet, "5"), Entry(78, 1, wallet, "-5")), StringComparison.OrdinalIgnoreCase);
    }

    [Theory, BothDatabases]
    public async Task Two_currencies_do_not_make_up_for_each_other(DatabaseProvider provider)
    {
        var site = await SharedSites.GetAsync(provider);
        var owner = PublicId.New();
        foreach (var currency in new[] { "EUR", "USD" })
            await site.PostAsync(AccountRef.Clearing("test", currency), AccountRef.Available(owner, currency), 500);
        var error = await site.TrySqlAsync(
            Deferred(provider), Entry(79, 0, AccountRef.Available(owner, "EUR"), "-5"), Entry(79, 1, AccountRef.Available(owner, "USD"), "5"), Posting(provider, 79, 2));
        Assert.StartsWith("jaytek.ledger.sum", Message(error), StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task What_the_seal_says_holds_for_postings_by_SQL_too(DatabaseProvider provider)
    {
        var site = await SharedSites.GetAsync(provider);
        var (wallet, clearing) = Fresh();
        await site.PostAsync(clearing, wallet, 500);
        Assert.Null(await site.TrySqlAsync(Deferred(provider), Entry(80, 0, wallet, "-200"), Entry(80, 1, clearing, "200"), Posting(provider, 80, 2)));
        Assert.Equal(300, await site.BalanceAsync(wallet));
        var error = await site.TrySqlAsync(Deferred(provider), Entry(81, 0, wallet, "-301"), Entry(81, 1, clearing, "301"), Posting(provider, 81, 2));
        Assert.StartsWith("jaytek.ledger.insufficient", Message(error), StringComparison.Ordinal);
        Assert.Equal(300, await site.BalanceAsync(wallet));
    }

    [Theory, BothDatabases]
    public async Task An_unchanged_seal_is_left_alone_at_the_next_start_and_a_missing_one_is_put_back(DatabaseProvider provider)
    {
        await using var site = await TestSite.StartAsync(provider);
        var (wallet, clearing) = Fresh();
        var id = (await site.PostAsync(clearing, wallet, 500)).Id;
        Assert.Null(await site.TrySqlAsync(provider == DatabaseProvider.Sqlite
            ? ["drop trigger ledger_entry_kept"]
            : ["drop trigger ledger_entry_fixed on ledger_entry", "comment on table ledger_posting is null"]));
        await site.RestartAsync();
        Assert.StartsWith("jaytek.ledger.fixed", Message(await site.TrySqlAsync($"delete from ledger_entry where posting_id = {id}")), StringComparison.Ordinal);
    }

    private static (AccountRef Wallet, AccountRef Clearing) Fresh() =>
        (AccountRef.Available(PublicId.New(), "EUR"), AccountRef.Clearing("test-" + PublicId.New(), "EUR"));

    private static string Deferred(DatabaseProvider provider) => provider == DatabaseProvider.Sqlite ? "pragma defer_foreign_keys=on" : "select 1";

    private static string Entry(long posting, int line, AccountRef account, string amount) =>
        $"""
        insert into ledger_entry (posting_id, line, account_id, amount)
        select {posting}, {line}, id, {amount} from ledger_account where owner = '{account.Owner}' and currency = '{account.Currency}'
        """;

    private static string Posting(DatabaseProvider provider, long id, int entries) =>
        $"{Columns} values ({id}, 'sql:{id}:{PublicId.New()}', {(provider == DatabaseProvider.Sqlite ? "x'00'" : "'\\x00'")}, 'withdrawal', 'sql', '', '{{}}', {(provider == DatabaseProvider.Sqlite ? "0" : "now()")}, {entries})";

    // The drivers put words of their own in front.
    private static string Message(string? error)
    {
        Assert.NotNull(error);
        var at = error.IndexOf("jaytek.ledger.", StringComparison.Ordinal);
        return at < 0 ? error : error[at..];
    }
}
