using System.Globalization;
using Jaytek.Engine.Actions;
using Jaytek.Engine.Data;
using Jaytek.IntegrationTests.Identity;
using Jaytek.IntegrationTests.Ledger.Invoices;
using Jaytek.IntegrationTests.Sites;
using Jaytek.Kernel;
using Jaytek.Ledger.Accounts;
using Jaytek.Ledger.Contracts;
using Jaytek.Ledger.Holds;
using Jaytek.Ledger.Invoices;
using Jaytek.Ledger.Postings;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Jaytek.IntegrationTests.Ledger.Roles;

/// <summary>What people read of themselves is held to their rows by PostgreSQL too, whether the site's role owns the tables or another does.</summary>
public sealed class OwnRowsTests
{
    [Theory]
    [BothDatabases(true)]
    [BothDatabases(false)]
    public async Task A_query_without_a_condition_shows_ones_own_rows_alone(DatabaseProvider provider, bool isApart)
    {
        await using var roles = await RoleSite.StartAsync(provider, isApart);
        var site = roles.Site;
        var (mine, theirs) = (await PersonAsync(site, 10_000), await PersonAsync(site, 20_000));
        await site.InScopeAsync(async s =>
        {
            var (own, db) = (s.GetRequiredService<OwnRows>(), s.GetRequiredService<JaytekDb>());
            var all = await SeenAsync(db);
            Assert.All(all, seen => Assert.True(seen.Value > 1, seen.Key));
            var seen = await own.ReadAsync(mine, SeenAsync, CancellationToken.None);
            var owners = await own.ReadAsync(mine, one => one.Set<LedgerAccount>().Select(a => a.Owner).Distinct().ToListAsync(), CancellationToken.None);
            if (provider == DatabaseProvider.Sqlite)
            {
                // Nothing but the query's own condition holds there.
                Assert.Equal(all, seen);
                Assert.Contains(theirs, owners);
            }
            else
            {
                Assert.Equal([mine], owners);
                Assert.Equal(await CountedAsync(db, mine), seen);
                Assert.True(await own.QueryAsync(mine, async transaction => Convert.ToInt64(
                    await transaction.Command("select count(*) from ledger_account").ExecuteScalarAsync(), CultureInfo.InvariantCulture) == seen["ledger_account"], CancellationToken.None));
            }
            // Whoever comes next in the same scope, such as an administrator's page, sees all.
            Assert.Equal(all, await SeenAsync(db));
            return true;
        });
    }

    [Theory, BothDatabases]
    public async Task What_is_set_for_a_reader_goes_with_the_transaction_whatever_ends_it(DatabaseProvider provider)
    {
        await using var roles = await RoleSite.StartAsync(provider, isApart: true);
        var site = roles.Site;
        var people = new[] { await PersonAsync(site, 10_000), await PersonAsync(site, 20_000) };
        await Task.WhenAll(Enumerable.Range(0, 40).Select(at => site.InScopeAsync(async s =>
        {
            var own = s.GetRequiredService<OwnRows>();
            if (at % 4 == 3)
                await Assert.ThrowsAnyAsync<Exception>(() => own.ReadAsync<int>(people[0], db => db.Database.ExecuteSqlRawAsync("select nothing from nowhere"), CancellationToken.None));
            else if (at % 4 == 2)
                await Assert.ThrowsAsync<TimeoutException>(() => own.QueryAsync<int>(people[0], _ => throw new TimeoutException(), CancellationToken.None));
            var balances = await s.GetRequiredService<IWallets>().BalancesAsync(people[at % 2], CancellationToken.None);
            Assert.Equal(at % 2 == 0 ? 7_000 : 14_000, balances[0].Pending.Minor);
            return true;
        })));
        if (provider == DatabaseProvider.Sqlite)
            return;
        // As many as the pool may have, all at once, so that none is left out.
        var connections = new List<System.Data.Common.DbConnection>();
        for (var at = 0; at < 12; at++)
            connections.Add(await site.Services.GetRequiredService<IReadConnections>().OpenAsync(CancellationToken.None));
        foreach (var connection in connections)
        {
            Assert.Equal("/off", await connection.Command("select coalesce(current_setting('jaytek.reader', true), '') || '/' || current_setting('transaction_read_only')").ExecuteScalarAsync());
            await connection.DisposeAsync();
        }
    }

    [Theory]
    [BothDatabases(true)]
    [BothDatabases(false)]
    public async Task Inside_a_unit_of_work_it_sees_what_is_not_committed_and_leaves_the_unit_as_it_was(DatabaseProvider provider, bool isApart)
    {
        await using var roles = await RoleSite.StartAsync(provider, isApart);
        var site = roles.Site;
        var (mine, theirs) = (await PersonAsync(site, 10_000), await PersonAsync(site, 20_000));
        var done = await site.InScopeAsync(s => s.GetRequiredService<ActionRunner>().RunAsync("test.money.move", async scope =>
        {
            var (own, postings, wallets) = (s.GetRequiredService<OwnRows>(), s.GetRequiredService<IPostings>(), s.GetRequiredService<IWallets>());
            Assert.Null((await postings.PostAsync(Books.Draft(AccountRef.Clearing("test", "EUR"), AccountRef.Available(mine, "EUR"), 300), CancellationToken.None)).Error);
            Assert.Equal(300, (await wallets.BalancesAsync(mine, CancellationToken.None))[0].Available.Minor);
            if (provider == DatabaseProvider.Postgres)
            {
                Assert.Equal([mine], await own.ReadAsync(mine, db => db.Set<LedgerAccount>().Select(a => a.Owner).Distinct().ToListAsync(), CancellationToken.None));
                // What fails inside is undone with it, and the unit goes on.
                await Assert.ThrowsAsync<PostgresException>(() => own.ReadAsync(mine, db => db.Database.ExecuteSqlRawAsync("select nothing from nowhere"), CancellationToken.None));
                var write = await Assert.ThrowsAsync<PostgresException>(() => own.ReadAsync(mine, db => db.Database.ExecuteSqlRawAsync("delete from ledger_hold"), CancellationToken.None));
                Assert.Equal(PostgresErrorCodes.ReadOnlySqlTransaction, write.SqlState);
            }
            Assert.True(await scope.Db.Set<LedgerAccount>().AnyAsync(a => a.Owner == theirs));
            Assert.Null((await postings.PostAsync(Books.Draft(AccountRef.Clearing("test", "EUR"), AccountRef.Available(theirs, "EUR"), 400), CancellationToken.None)).Error);
            return Result.Success;
        }, CancellationToken.None));
        Assert.Null(done.Error);
        Assert.Equal((300, 400), (await site.BalanceAsync(AccountRef.Available(mine, "EUR")), await site.BalanceAsync(AccountRef.Available(theirs, "EUR"))));
    }

    [Theory, BothDatabases]
    public async Task A_reader_is_somebody_and_stays_the_same(DatabaseProvider provider)
    {
        await using var roles = await RoleSite.StartAsync(provider, isApart: true);
        var mine = await PersonAsync(roles.Site, 10_000);
        await roles.Site.InScopeAsync(async s =>
        {
            var own = s.GetRequiredService<OwnRows>();
            foreach (var nobody in new[] { "", " " })
            {
                await Assert.ThrowsAsync<ArgumentException>(() => own.ReadAsync(nobody, SeenAsync, CancellationToken.None));
                await Assert.ThrowsAsync<ArgumentException>(() => own.QueryAsync(nobody, _ => Task.FromResult(1), CancellationToken.None));
            }
            foreach (var hostile in new[] { "' or '1'='1", "x'; drop table ledger_hold; --", "%", "\\", "null" })
                Assert.Empty(await own.ReadAsync(hostile, db => db.Set<Hold>().Where(h => h.UserId == hostile).ToListAsync(), CancellationToken.None));
            if (provider == DatabaseProvider.Postgres)
                Assert.Equal(0, await own.ReadAsync("' or '1'='1", db => db.Set<LedgerPosting>().CountAsync(), CancellationToken.None));
            Assert.Equal(1, await own.ReadAsync(mine, _ => own.ReadAsync(mine, db => db.Set<Hold>().CountAsync(), CancellationToken.None), CancellationToken.None));
            await Assert.ThrowsAsync<InvalidOperationException>(() => own.ReadAsync(mine, _ => own.ReadAsync("another", SeenAsync, CancellationToken.None), CancellationToken.None));
            Assert.True(await s.GetRequiredService<JaytekDb>().Set<Hold>().AnyAsync());
            return true;
        });
    }

    [Theory]
    [BothDatabases(true)]
    [BothDatabases(false)]
    public async Task Lists_go_by_their_indexes_with_and_without_a_reader(DatabaseProvider provider, bool isApart)
    {
        await using var roles = await RoleSite.StartAsync(provider, isApart);
        await PersonAsync(roles.Site, 10_000);
        if (provider == DatabaseProvider.Sqlite)
            return;
        (string Query, string Index)[] lists =
        [
            ("select posting_id from ledger_entry where account_id = 5 and posting_id < 900 order by posting_id desc limit 25", "ix_ledger_entry_account_id_posting_id"),
            ("select id from ledger_account where owner = 'somebody'", "ix_ledger_account_owner_kind_currency"),
            ("select id from ledger_posting where key >= 'sale:' and key < 'sale;' order by key limit 25", "ix_ledger_posting_key"),
            ("select id from ledger_posting where kind = 'refund' and id < 900 order by id desc limit 25", "ix_ledger_posting_kind_id"),
            ("select id from ledger_posting where id = any(array[5, 6, 7])", ""),
            ("select * from ledger_withdrawal where user_id = 'somebody' order by requested_at desc limit 25", "ix_ledger_withdrawal_user_id_requested_at"),
            ("select * from payment_order where buyer_id = 'somebody' order by created_at desc limit 25", "ix_payment_order_buyer_id_created_at"),
        ];
        foreach (var reader in new[] { "", "somebody" })
        {
            await using var connection = await roles.Site.Services.GetRequiredService<IReadConnections>().OpenAsync(CancellationToken.None);
            await using var transaction = await connection.BeginTransactionAsync();
            await transaction.Command("select set_config('jaytek.reader', @reader, true), set_config('enable_seqscan', 'off', true), set_config('enable_bitmapscan', 'off', true), set_config('enable_sort', 'off', true)", ("reader", reader))
                .ExecuteNonQueryAsync();
            foreach (var (query, index) in lists)
            {
                var plan = new List<string>();
                await using var rows = await transaction.Command("explain " + query).ExecuteReaderAsync();
                while (await rows.ReadAsync())
                    plan.Add(rows.GetString(0));
                Assert.Contains(plan, line => line.Contains("using " + index, StringComparison.Ordinal));
                Assert.Contains(plan, line => line.Contains("Index Cond", StringComparison.Ordinal));
                // Looked up once for the query, and not for each row.
                Assert.Contains(plan, line => line.Contains("InitPlan", StringComparison.Ordinal));
            }
        }
    }

    /// <summary>A sale of which 70 % are held, a bank account and an invoice.</summary>
    private static async Task<string> PersonAsync(TestSite site, long gross)
    {
        var user = await site.NewAsync("Administrator");
        var key = "payment:" + PublicId.New();
        await site.PostAsync(AccountRef.Clearing("test", "EUR"), AccountRef.Suspense(key, "EUR"), gross, PostingKind.CoursePurchase);
        var sale = new Sale(key, new Money(gross, "EUR"), Money.Zero("EUR"), [new SalePart(user.Id, [])], PostingKind.CoursePurchase, "A test's.", DateTimeOffset.UtcNow);
        Assert.Null((await site.InScopeAsync(s => s.GetRequiredService<ISplits>().DivideAsync(sale, CancellationToken.None))).Error);
        await Payouts.PayoutSites.PayeeAsync(site, user);
        await site.IssueAsync(Paper.Draft(buyerId: user.Id));
        return user.Id;
    }

    private static readonly string[] Tables = ["ledger_account", "ledger_entry", "ledger_posting", "ledger_hold", "ledger_payee", "ledger_invoice", "ledger_document"];

    private static async Task<Dictionary<string, long>> SeenAsync(JaytekDb db)
    {
        var seen = new Dictionary<string, long>();
        foreach (var table in Tables)
        {
            var question = "select count(*) as \"Value\" from " + table;
            seen[table] = await db.Database.SqlQueryRaw<long>(question).SingleAsync();
        }
        return seen;
    }

    // What a person has, counted by conditions instead of by policies.
    private static async Task<Dictionary<string, long>> CountedAsync(JaytekDb db, string user)
    {
        var accounts = db.Set<LedgerAccount>().Where(a => a.Owner == user).Select(a => a.Id);
        var entries = db.Set<LedgerEntry>().Where(e => accounts.Contains(e.AccountId));
        var invoices = await db.Set<Invoice>().Where(i => i.BuyerId == user).Select(i => i.Id).ToListAsync();
        return new Dictionary<string, long>
        {
            ["ledger_account"] = await accounts.CountAsync(), ["ledger_entry"] = await entries.CountAsync(),
            ["ledger_posting"] = await entries.Select(e => e.PostingId).Distinct().CountAsync(), ["ledger_hold"] = await db.Set<Hold>().CountAsync(h => h.UserId == user),
            ["ledger_payee"] = await db.Set<Jaytek.Ledger.Payees.Payee>().CountAsync(p => p.UserId == user), ["ledger_invoice"] = invoices.Count, ["ledger_document"] = invoices.Count,
        };
    }
}
