using Jaytek.Engine.Data;
using Jaytek.Engine.Jobs;
using Jaytek.IntegrationTests.Sites;
using Jaytek.Kernel;
using Jaytek.Ledger.Checks;
using Jaytek.Ledger.Contracts;
using Microsoft.Extensions.DependencyInjection;

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
