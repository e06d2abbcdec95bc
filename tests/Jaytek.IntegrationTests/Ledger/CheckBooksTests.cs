using Jaytek.Engine.Data;
using Jaytek.Engine.Jobs;
using Jaytek.IntegrationTests.Sites;
using Jaytek.Kernel;
using Jaytek.Ledger.Checks;
using Jaytek.Ledger.Contracts;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Jaytek.IntegrationTests.Ledger;

/// <summary>What the check of the books finds of what was done behind the database's back.</summary>
public sealed class CheckBooksTests
{
    [Theory]
    [BothDatabases("update ledger_account set balance = balance + 1 where owner = '{0}'", "The balance of account")]
    [BothDatabases("update ledger_entry set amount = amount + 1 where account_id = (select id from ledger_account where owner = '{0}')", "comes to 1 EUR instead of 0")]
    [BothDatabases("delete from ledger_entry where account_id = (select id from ledger_account where owner = '{0}')", "has 1 entries instead of 2")]
    public async Task Tampering_is_found(DatabaseProvider provider, string sql, string sentence)
    {
        await using var site = await TestSite.StartAsync(provider);
        var user = PublicId.New();
        await site.PostAsync(AccountRef.Clearing("test", "EUR"), AccountRef.Available(user, "EUR"), 500);
        Assert.Equal((0, 2, 2), Numbers(await CheckAsync(site)));
        await site.RunAsync();
        Assert.Null(await site.TrySqlAsync([.. Unsealed(provider), string.Format(System.Globalization.CultureInfo.InvariantCulture, sql, user)]));
        var check = await CheckAsync(site);
        Assert.True(check.Differences > 0);
        Assert.Contains(sentence, check.Found, StringComparison.Ordinal);
        Assert.Contains("ledger's page", (await Assert.ThrowsAsync<InvalidOperationException>(site.RunAsync)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [BothDatabases("update ledger_hold set \"left\" = \"left\" - 1 where user_id = '{0}'", "6999 EUR are held or set aside as wallet_pending, the balance there is 7000")]
    [BothDatabases("delete from ledger_hold where user_id = '{0}'", "0 EUR are held or set aside as wallet_pending, the balance there is 7000")]
    [BothDatabases("update ledger_transfer set state = 'Voided' where user_id = '{0}'", "0 EUR are held or set aside as reserve, the balance there is 300")]
    [BothDatabases("update ledger_transfer set amount = 400 where user_id = '{0}'", "400 EUR are held or set aside as reserve, the balance there is 300")]
    public async Task What_is_held_or_set_aside_and_is_not_there_is_found(DatabaseProvider provider, string sql, string sentence)
    {
        await using var site = await TestSite.StartAsync(provider);
        var user = PublicId.New();
        await SellAsync(site, user, 10_000);
        await site.PostAsync(AccountRef.Clearing("test", "EUR"), AccountRef.Available(user, "EUR"), 500);
        Assert.Null((await site.InScopeAsync(s => s.GetRequiredService<ITransfers>().ReserveAsync("w", user, new Money(300, "EUR"), null, CancellationToken.None))).Error);
        Assert.Equal("[]", (await CheckAsync(site)).Found);
        Assert.Null(await site.TrySqlAsync(string.Format(System.Globalization.CultureInfo.InvariantCulture, sql, user)));
        Assert.Contains($"Of {user} {sentence}", (await CheckAsync(site)).Found, StringComparison.Ordinal);
    }

    [Theory]
    [BothDatabases("invoice_fixed", "ledger_invoice", "triggers that seal invoices")]
    [BothDatabases("ledger_posting_fixed", "ledger_posting", "triggers that seal the books")]
    public async Task A_seal_that_is_gone_or_switched_off_is_found(DatabaseProvider provider, string trigger, string table, string sentence)
    {
        await using var site = await TestSite.StartAsync(provider);
        Assert.Equal("[]", (await CheckAsync(site)).Found);
        string[] ways = provider == DatabaseProvider.Sqlite
            ? [$"drop trigger {trigger}"]
            : [$"alter table {table} disable trigger {trigger}", $"alter table {table} enable replica trigger {trigger}", $"drop trigger {trigger} on {table}"];
        foreach (var way in ways)
        {
            Assert.Null(await site.TrySqlAsync(way));
            Assert.Contains(sentence, (await CheckAsync(site)).Found, StringComparison.Ordinal);
        }
        await site.RestartAsync();
        Assert.Equal("[]", (await CheckAsync(site)).Found);
    }

    [Theory, BothDatabases]
    public async Task A_wallet_below_zero_is_found_where_no_refund_explains_it(DatabaseProvider provider)
    {
        await using var site = await TestSite.StartAsync(provider);
        var (honest, forged) = (PublicId.New(), PublicId.New());
        foreach (var user in new[] { honest, forged })
            await site.PostAsync(AccountRef.Clearing("test", "EUR"), AccountRef.Available(user, "EUR"), 500);
        await site.PostAsync(AccountRef.Available(honest, "EUR"), AccountRef.Clearing("test", "EUR"), 600, PostingKind.Refund);
        Assert.Equal("[]", (await CheckAsync(site)).Found);
        Assert.Null(await site.TrySqlAsync([.. Unsealed(provider), $"update ledger_account set balance = -100 where owner = '{forged}'"]));
        var found = (await CheckAsync(site)).Found;
        Assert.Contains($"(wallet_available of {forged}) is at -100 EUR without a refund, dispute or adjustment", found, StringComparison.Ordinal);
        Assert.DoesNotContain(honest, found, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task An_account_below_its_floor_is_found(DatabaseProvider provider)
    {
        await using var site = await TestSite.StartAsync(provider);
        var user = PublicId.New();
        await SellAsync(site, user, 10_000);
        // SQLite's switch is the connection's, which goes back to the pool.
        Assert.Null(await site.TrySqlAsync(provider == DatabaseProvider.Sqlite
            ? [.. Unsealed(provider), "pragma ignore_check_constraints = on", Lowered(user), "pragma ignore_check_constraints = off"]
            : [.. Unsealed(provider), "alter table ledger_account drop constraint ck_ledger_account_floor", Lowered(user)]));
        Assert.Contains($"(wallet_pending of {user}) is at -1 EUR and may not be below zero", (await CheckAsync(site)).Found, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task Undecided_money_is_told_after_an_hour_and_is_no_difference(DatabaseProvider provider)
    {
        var clock = new TestClock();
        await using var site = await TestSite.StartAsync(provider, new TestSiteOptions(Services: s => s.Replace(ServiceDescriptor.Singleton<TimeProvider>(clock))));
        var key = "payment:" + PublicId.New();
        await site.PostAsync(AccountRef.Clearing("test", "EUR"), AccountRef.Suspense(key, "EUR"), 1_250);
        clock.Advance(TimeSpan.FromMinutes(59));
        Assert.Equal((0, null), Waits(await CheckAsync(site)));
        clock.Advance(TimeSpan.FromMinutes(2));
        var check = await CheckAsync(site);
        Assert.Equal((0, 1), (check.Differences, check.Waiting));
        Assert.Contains($"12.50 EUR of {key} wait undecided since", check.WaitingFound, StringComparison.Ordinal);
        // It only waits: the run is no failure.
        await site.RunAsync();
        await site.PostAsync(AccountRef.Suspense(key, "EUR"), AccountRef.Revenue("EUR"), 1_250, PostingKind.Split);
        Assert.Equal((0, null), Waits(await CheckAsync(site)));
    }

    private static (int, string?) Waits(BooksCheck check) => (check.Waiting, check.WaitingFound);

    private static string Lowered(string user) => $"update ledger_account set balance = -1 where owner = '{user}' and kind = 'wallet_pending'";

    private static async Task SellAsync(TestSite site, string seller, long gross)
    {
        var key = "payment:" + PublicId.New();
        await site.PostAsync(AccountRef.Clearing("test", "EUR"), AccountRef.Suspense(key, "EUR"), gross, PostingKind.CoursePurchase);
        var sale = new Sale(key, new Money(gross, "EUR"), Money.Zero("EUR"), [new SalePart(seller, [])], PostingKind.CoursePurchase, "A test's.", DateTimeOffset.UtcNow);
        Assert.Null((await site.InScopeAsync(s => s.GetRequiredService<ISplits>().DivideAsync(sale, CancellationToken.None))).Error);
    }

    // As somebody with the owner's role would.
    private static IEnumerable<string> Unsealed(DatabaseProvider provider) => provider == DatabaseProvider.Sqlite
        ? ["drop trigger ledger_account_moved", "drop trigger ledger_entry_fixed", "drop trigger ledger_entry_kept"]
        : ["alter table ledger_account disable trigger user", "alter table ledger_entry disable trigger user"];

    private static (int, long, long) Numbers(BooksCheck check) => (check.Differences, check.Accounts, check.Entries);

    private static async Task<BooksCheck> CheckAsync(TestSite site)
    {
        var check = await site.InScopeAsync(s => s.GetRequiredService<CheckBooks>().CheckAsync(CancellationToken.None));
        Assert.Null(check.Error);
        return check.Value;
    }
}

internal static class CheckRuns
{
    public static Task<bool> RunAsync(this TestSite site) => site.InScopeAsync(async s =>
    {
        await s.GetRequiredService<CheckBooks>().RunAsync(new JobContext("test", DateTimeOffset.UtcNow), CancellationToken.None);
        return true;
    });
}
