using Jaytek.Engine.Data;
using Jaytek.IntegrationTests.Sites;
using Jaytek.Kernel;
using Jaytek.Ledger.Checks;
using Jaytek.Ledger.Contracts;
using Microsoft.Extensions.DependencyInjection;

namespace Jaytek.IntegrationTests.Ledger;

/// <summary>What the database itself refuses, whoever writes the SQL.</summary>
public sealed class SealTests
{
    // Above all numbers that the product gives before the year 2059.
    private const long Late = 5_000_000_000_000_000_000;

    private const string Columns = "insert into ledger_posting (id, key, input_hash, kind, source, description, metadata, at, entry_count)";

    [Theory, BothDatabases]
    public async Task Nothing_of_the_books_is_changed_or_removed_by_SQL(DatabaseProvider provider)
    {
        var site = await SharedSites.GetAsync(provider);
        var (wallet, clearing) = Fresh();
        var earlier = (await site.PostAsync(clearing, wallet, 500)).Id;
        var id = (await site.PostAsync(wallet, clearing, 200, PostingKind.Withdrawal)).Id;
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
            $"update ledger_account set balance = balance + 500, moved_by = {id} where owner = '{wallet.Owner}'",
            $"update ledger_account set balance = balance + 500, moved_by = {earlier} where owner = '{wallet.Owner}'",
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
        Assert.Equal(300, await site.BalanceAsync(wallet));
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
        var entries = amounts.Split(", ").Select((amount, line) => Entry(Late + 77, line, wallet, amount));
        var error = await site.TrySqlAsync([Deferred(provider), .. entries, Posting(provider, Late + 77, says)]);
        Assert.StartsWith("jaytek.ledger." + refusal, Message(error), StringComparison.Ordinal);
        Assert.Equal(500, await site.BalanceAsync(wallet));
    }

    [Theory, BothDatabases]
    public async Task Entries_without_their_posting_are_not_committed(DatabaseProvider provider)
    {
        var site = await SharedSites.GetAsync(provider);
        var (wallet, clearing) = Fresh();
        await site.PostAsync(clearing, wallet, 500);
        Assert.Contains("foreign key", await site.TrySqlAsync(Deferred(provider), Entry(Late + 78, 0, wallet, "5"), Entry(Late + 78, 1, wallet, "-5")), StringComparison.OrdinalIgnoreCase);
    }

    [Theory, BothDatabases]
    public async Task Two_currencies_do_not_make_up_for_each_other(DatabaseProvider provider)
    {
        var site = await SharedSites.GetAsync(provider);
        var owner = PublicId.New();
        foreach (var currency in new[] { "EUR", "USD" })
            await site.PostAsync(AccountRef.Clearing("test", currency), AccountRef.Available(owner, currency), 500);
        var error = await site.TrySqlAsync(
            Deferred(provider), Entry(Late + 79, 0, AccountRef.Available(owner, "EUR"), "-5"), Entry(Late + 79, 1, AccountRef.Available(owner, "USD"), "5"), Posting(provider, Late + 79, 2));
        Assert.StartsWith("jaytek.ledger.sum", Message(error), StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task What_the_seal_says_holds_for_postings_by_SQL_too(DatabaseProvider provider)
    {
        var site = await SharedSites.GetAsync(provider);
        var (wallet, clearing) = Fresh();
        await site.PostAsync(clearing, wallet, 500);
        Assert.Null(await site.TrySqlAsync(Deferred(provider), Entry(Late + 80, 0, wallet, "-200"), Entry(Late + 80, 1, clearing, "200"), Posting(provider, Late + 80, 2)));
        Assert.Equal(300, await site.BalanceAsync(wallet));
        var error = await site.TrySqlAsync(Deferred(provider), Entry(Late + 81, 0, wallet, "-301"), Entry(Late + 81, 1, clearing, "301"), Posting(provider, Late + 81, 2));
        Assert.StartsWith("jaytek.ledger.insufficient", Message(error), StringComparison.Ordinal);
        Assert.Equal(300, await site.BalanceAsync(wallet));
    }

    [Theory]
    [BothDatabases("insert")]
    [BothDatabases("insert or ignore")]
    [BothDatabases("insert or fail")]
    [BothDatabases("insert or replace")]
    public async Task No_way_of_inserting_takes_pending_money_that_is_not_there(DatabaseProvider provider, string insert)
    {
        if (provider == DatabaseProvider.Postgres && insert != "insert")
            return;
        var site = await SharedSites.GetAsync(provider);
        var owner = PublicId.New();
        var (pending, wallet) = (AccountRef.Pending(owner, "EUR"), AccountRef.Available(owner, "EUR"));
        foreach (var account in new[] { pending, wallet })
            await site.PostAsync(AccountRef.Clearing("test", "EUR"), account, 50);
        var id = Late + 1_000 + insert.Length;
        string Line(int line, string kind, long amount) =>
            $"insert into ledger_entry (posting_id, line, account_id, amount) select {id}, {line}, id, {amount} from ledger_account where owner = '{owner}' and kind = '{kind}'";
        var error = await site.TrySqlAsync(
            Deferred(provider), Line(0, "wallet_pending", -100), Line(1, "wallet_available", 100), Posting(provider, id, 2).Replace("insert into ledger_posting", insert + " into ledger_posting", StringComparison.Ordinal));
        Assert.NotNull(error);
        Assert.Equal((50, 50), (await site.BalanceAsync(pending), await site.BalanceAsync(wallet)));
    }

    [Fact, NoDatabase("Temporary tables that shadow others, and triggers around triggers, are PostgreSQL's.")]
    public async Task Tables_and_triggers_of_the_askers_own_deceive_no_seal()
    {
        var site = await SharedSites.GetAsync(DatabaseProvider.Postgres);
        var (wallet, clearing) = Fresh();
        await site.PostAsync(clearing, wallet, 500);
        var around = await site.TrySqlAsync(
            "create temp table own (x int)",
            $"create function pg_temp.own() returns trigger language plpgsql as $b$ begin update ledger_account set balance = balance + 1, moved_by = 1 where owner = '{wallet.Owner}'; return new; end $b$",
            "create trigger own after insert on own for each row execute function pg_temp.own()", "insert into own values (1)");
        Assert.StartsWith("jaytek.ledger.balance", Message(around), StringComparison.Ordinal);
        var shadow = await site.TrySqlAsync(
            "create temp table ledger_entry (posting_id bigint, line int, account_id bigint, amount bigint)",
            $"insert into ledger_entry select {Late + 90}, n, id, 1 - n from ledger_account, generate_series(0, 1) n where owner = '{wallet.Owner}'",
            Posting(DatabaseProvider.Postgres, Late + 90, 2));
        Assert.StartsWith("jaytek.ledger.count", Message(shadow), StringComparison.Ordinal);
        Assert.Equal(500, await site.BalanceAsync(wallet));
    }

    [Theory, BothDatabases]
    public async Task A_seal_that_is_missing_is_found_by_the_check_and_put_back_at_the_next_start(DatabaseProvider provider)
    {
        await using var site = await TestSite.StartAsync(provider);
        var (wallet, clearing) = Fresh();
        var id = (await site.PostAsync(clearing, wallet, 500)).Id;
        Assert.Null(await site.TrySqlAsync(provider == DatabaseProvider.Sqlite
            ? ["drop trigger ledger_entry_kept"]
            : ["drop trigger ledger_entry_fixed on ledger_entry"]));
        await site.InScopeAsync(async s =>
        {
            var check = await s.GetRequiredService<CheckBooks>().CheckAsync(CancellationToken.None);
            Assert.Contains("triggers that seal the books", check.Value.Found, StringComparison.Ordinal);
            return true;
        });
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
