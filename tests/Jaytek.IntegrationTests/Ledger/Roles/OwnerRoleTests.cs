using Jaytek.Engine.Data;
using Jaytek.IntegrationTests.Identity;
using Jaytek.IntegrationTests.Ledger.Invoices;
using Jaytek.IntegrationTests.Ledger.Payouts;
using Jaytek.IntegrationTests.Sites;
using Jaytek.Identity.Roles;
using Jaytek.Ledger.Checks;
using Jaytek.Ledger.Contracts;
using Jaytek.Ledger.Withdrawals;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Jaytek.IntegrationTests.Ledger.Roles;

/// <summary>The tables belong to one role and the site runs by another, which can do its work and nothing to the seals.</summary>
public sealed class OwnerRoleTests
{
    private const string Reason = "SQLite knows no roles.";

    [Fact, NoDatabase(Reason)]
    public async Task The_site_does_its_work_by_a_role_that_owns_nothing()
    {
        var clock = new TestClock();
        await using var roles = await RoleSite.StartAsync(DatabaseProvider.Postgres, isApart: true, s => s.Replace(ServiceDescriptor.Singleton<TimeProvider>(clock)));
        var site = roles.Site;
        Assert.Null((await site.InScopeAsync(s => s.GetRequiredService<SaveRole>().RunAsync(
            new RoleInput(PayoutSites.Teacher, "", ["earnings:read:own", "wallets:withdraw:own"], PermissionBehavior.Replace), CancellationToken.None))).Error);
        var admin = await site.NewAsync("Administrator");
        var user = await site.PayableAsync(clock, admin, balance: 50_000);
        var withdrawal = await site.WithdrawAsync(user, 20_000);
        Assert.Null((await site.InScopeAsync(s => s.GetRequiredService<EndWithdrawal>().CompleteAsync(withdrawal.Id, CancellationToken.None))).Error);
        Assert.Equal((30_000, 0), await site.MoneyAsync(user));
        await site.IssueAsync(Paper.Draft(buyerId: user.Id));
        Assert.Equal("[]", await CheckAsync(site));

        using var own = await site.BrowserAsync(user);
        foreach (var page in new[] { "/dashboard/teach/earnings", "/dashboard/teach/payouts", "/dashboard/teach/statements", "/dashboard/settings/billing" })
            Assert.Contains("</html>", await own.GetStringAsync(page), StringComparison.Ordinal);
        Assert.Contains("200.00", await own.GetStringAsync("/dashboard/teach/payouts"), StringComparison.Ordinal);
        using var looks = await site.BrowserAsync(admin);
        Assert.Contains("300.00", await looks.GetStringAsync($"/admin/wallets/{user.Id}"), StringComparison.Ordinal);
        var facts = await looks.GetStringAsync("/admin/system");
        Assert.Contains("Another role than the site", facts, StringComparison.Ordinal);
        Assert.Contains(roles.Owner, facts, StringComparison.Ordinal);

        // Where nothing is to be migrated, the site starts without the owner's password.
        await roles.StartAsync(withOwner: false, s => s.Replace(ServiceDescriptor.Singleton<TimeProvider>(clock)));
        Assert.Equal("[]", await CheckAsync(roles.Site));
        Assert.Equal((30_000, 0), await roles.Site.MoneyAsync(user));
    }

    [Fact, NoDatabase(Reason)]
    public async Task What_only_the_owner_may_is_refused_to_the_site()
    {
        await using var roles = await RoleSite.StartAsync(DatabaseProvider.Postgres, isApart: true);
        var (wallet, clearing) = (AccountRef.Available("somebody", "EUR"), AccountRef.Clearing("test", "EUR"));
        var id = (await roles.Site.PostAsync(clearing, wallet, 500)).Id;
        await roles.Site.IssueAsync(Paper.Draft());
        foreach (var attempt in Attempts(id, roles.Owner))
        {
            var refused = await RoleSite.TryAsync(roles.SiteString, attempt);
            Assert.True(refused?.StartsWith("42501", StringComparison.Ordinal), $"{attempt}: {refused ?? "was done"}");
        }
        Assert.Equal(500, await roles.Site.BalanceAsync(wallet));
        Assert.Equal("[]", await CheckAsync(roles.Site));
        // The owner's role is held by the seals all the same, as long as it leaves them on.
        Assert.Contains("jaytek.ledger.fixed", await RoleSite.TryAsync(roles.OwnerString, "delete from ledger_entry"), StringComparison.Ordinal);
    }

    [Fact, NoDatabase(Reason)]
    public async Task Rights_that_somebody_gave_are_taken_away_at_the_next_start()
    {
        await using var roles = await RoleSite.StartAsync(DatabaseProvider.Postgres, isApart: true);
        await roles.Site.PostAsync(AccountRef.Clearing("test", "EUR"), AccountRef.Available("somebody", "EUR"), 500);
        Assert.Null(await RoleSite.TryAsync(
            roles.OwnerString, $"grant all on all tables in schema public to {roles.Role}; grant update (amount) on ledger_entry to public; grant create on schema public to {roles.Role}"));
        Assert.DoesNotContain("42501", await RoleSite.TryAsync(roles.SiteString, "update ledger_entry set amount = 1"), StringComparison.Ordinal);
        await roles.StartAsync(withOwner: true);
        foreach (var attempt in new[] { "update ledger_entry set amount = 1", "truncate ledger_mention", "create table mine (id int)", "truncate cms_epoch" })
            Assert.StartsWith("42501", await RoleSite.TryAsync(roles.SiteString, attempt), StringComparison.Ordinal);
    }

    [Fact, NoDatabase(Reason)]
    public async Task A_seal_that_is_gone_needs_the_owner_to_start()
    {
        await using var roles = await RoleSite.StartAsync(DatabaseProvider.Postgres, isApart: true);
        Assert.Null(await RoleSite.TryAsync(roles.OwnerString, "drop trigger ledger_entry_fixed on ledger_entry; alter table ledger_account disable row level security"));
        Assert.Contains("Of the 11 triggers that seal the books 10 are there", await CheckAsync(roles.Site), StringComparison.Ordinal);
        var refused = await Assert.ThrowsAsync<ConfigurationException>(() => roles.StartAsync(withOwner: false));
        Assert.StartsWith("Configuration Jaytek:Database:MigrationConnectionString: the role of the site does not own the tables", refused.Message, StringComparison.Ordinal);
        await roles.StartAsync(withOwner: true);
        Assert.Equal("[]", await CheckAsync(roles.Site));
        Assert.Equal(1, await roles.Site.CountAsync("select count(*) as \"Value\" from pg_class where relname = 'ledger_account' and relrowsecurity and not relforcerowsecurity"));
    }

    [Theory, NoDatabase(Reason)]
    [InlineData("reassign owned by")]
    [InlineData("do $$")]
    public async Task An_older_database_is_taken_over_once_its_tables_are_the_owners(string way)
    {
        await using var roles = await RoleSite.StartAsync(DatabaseProvider.Postgres, isApart: false);
        var wallet = AccountRef.Available("somebody", "EUR");
        await roles.Site.PostAsync(AccountRef.Clearing("test", "EUR"), wallet, 500);
        Assert.Equal(1, await roles.Site.CountAsync("select count(*) as \"Value\" from pg_class where relname = 'ledger_account' and relrowsecurity and relforcerowsecurity"));
        await RefusedAsync(roles, "does not own all tables");
        var sql = Documented(way).Replace("jaytek_site", roles.Role, StringComparison.Ordinal).Replace("jaytek_owner", roles.Owner, StringComparison.Ordinal)
            .Replace("alter database jaytek ", $"alter database {roles.Name} ", StringComparison.Ordinal);
        await roles.AsServerAsync(sql);
        await roles.StartAsync(withOwner: true);
        Assert.Equal(500, await roles.Site.BalanceAsync(wallet));
        await roles.Site.PostAsync(AccountRef.Clearing("test", "EUR"), wallet, 100);
        Assert.Equal("[]", await CheckAsync(roles.Site));
        Assert.Equal(1, await roles.Site.CountAsync("select count(*) as \"Value\" from pg_class where relname = 'ledger_account' and relrowsecurity and not relforcerowsecurity"));
        Assert.StartsWith("42501", await RoleSite.TryAsync(roles.SiteString, "alter table ledger_entry disable trigger user"), StringComparison.Ordinal);
    }

    [Fact, NoDatabase(Reason)]
    public async Task A_role_that_nothing_would_hold_is_refused()
    {
        await using var roles = await RoleSite.PrepareAsync(DatabaseProvider.Postgres, isApart: true);
        await RefusedAsync(roles, "is the owner itself", ownerString: roles.SiteString, before: $"alter database {roles.Name} owner to {roles.Role}");
        await RefusedAsync(roles, "owns the database");
        await RefusedAsync(roles, "is a member of the owner's role", before: $"alter database {roles.Name} owner to {roles.Owner}; reassign owned by {roles.Role} to {roles.Owner}; grant {roles.Owner} to {roles.Role}");
        await RefusedAsync(roles, "nobypassrls", before: $"revoke {roles.Owner} from {roles.Role}; alter role {roles.Role} bypassrls");
        await RefusedAsync(roles, "is a superuser", before: $"alter role {roles.Role} nobypassrls superuser");
        await RefusedAsync(roles, "session_replication_role", before: $"alter role {roles.Role} nosuperuser; grant set on parameter session_replication_role to {roles.Role}");
        await RefusedAsync(roles, "other rights on the table", before: $"revoke set on parameter session_replication_role from {roles.Role}; grant pg_write_all_data to {roles.Role}");
        await roles.AsServerAsync($"revoke pg_write_all_data from {roles.Role}");
        await roles.StartAsync(withOwner: true);
    }

    [Fact, NoDatabase(Reason)]
    public async Task A_database_that_is_not_there_is_made_by_the_owner()
    {
        await using var roles = await RoleSite.PrepareAsync(DatabaseProvider.Postgres, isApart: true);
        await roles.DropAsync();
        await RefusedAsync(roles, "permission denied to create database");
        await roles.AsServerAsync($"alter role {roles.Owner} createdb", "postgres");
        await roles.StartAsync(withOwner: true);
        Assert.Equal("[]", await CheckAsync(roles.Site));
    }

    [Fact, NoDatabase(Reason)]
    public async Task Two_databases_are_refused_and_nothing_is_made_in_either()
    {
        await using var roles = await RoleSite.PrepareAsync(DatabaseProvider.Postgres, isApart: true);
        await using var other = await RoleSite.PrepareAsync(DatabaseProvider.Postgres, isApart: true);
        await RefusedAsync(roles, "leads to another database", ownerString: other.OwnerString);
        await RefusedAsync(roles, "leads to another database", ownerString: new Npgsql.NpgsqlConnectionStringBuilder(roles.OwnerString) { Database = "nobody_made_this" }.ConnectionString);
        await roles.AsServerAsync($"create schema mine authorization {roles.Owner}; grant usage on schema mine to {roles.Role}");
        await RefusedAsync(roles, "Search Path", ownerString: new Npgsql.NpgsqlConnectionStringBuilder(roles.OwnerString) { SearchPath = "mine" }.ConnectionString);
        const string nothing = "do $$ begin if exists (select 1 from pg_tables where schemaname not in ('pg_catalog', 'information_schema')) then raise exception 'made'; end if; end $$";
        Assert.Null(await RoleSite.TryAsync(roles.OwnerString, nothing));
        Assert.Null(await RoleSite.TryAsync(other.OwnerString, nothing));
    }

    private static IEnumerable<string> Attempts(long id, string owner) =>
    [
        "update ledger_entry set amount = amount * 2", "delete from ledger_entry", "truncate ledger_entry", "update ledger_posting set description = 'x'", "delete from ledger_posting",
        "truncate ledger_posting cascade", "update ledger_account set balance = balance + 1", $"update ledger_account set balance = balance + 500, moved_by = {id}",
        "update ledger_account set moved_by = null", "update ledger_account set owner = 'me'", "delete from ledger_account", "truncate ledger_account cascade",
        "update ledger_mention set posting_id = 1", "delete from ledger_mention", "update ledger_invoice set gross = 1", "delete from ledger_invoice", "truncate ledger_invoice cascade",
        "drop trigger ledger_entry_fixed on ledger_entry", "alter table ledger_entry disable trigger user", "alter table ledger_account disable trigger ledger_account_moved",
        "alter table ledger_invoice disable trigger invoice_fixed", "alter table ledger_account add column mine int", "alter table ledger_account drop constraint ck_ledger_account_floor",
        "alter table ledger_account disable row level security", "drop policy jaytek_reader on ledger_account", "create policy mine on ledger_account using (true)",
        "drop table ledger_entry cascade", "create or replace function ledger_refuse() returns trigger language plpgsql as 'begin return new; end'", "drop function ledger_posting_seal() cascade",
        "alter function ledger_posting_seal() security invoker", "set session_replication_role = replica", "create table mine (id int)", "create function mine() returns int language sql as 'select 1'",
        "create temp table mine (id bigint, entry_count int, kind text); create trigger mine after insert on mine for each row execute function ledger_posting_seal()",
        "lock table ledger_account in access exclusive mode", "comment on table ledger_posting is 'whole'", "delete from \"__EFMigrationsHistory\"", $"set role {owner}",
        "alter table cms_epoch add column mine int", "truncate cms_epoch", "drop schema public cascade",
    ];

    // The block of docs/operations.md that has it, from there on.
    private static string Documented(string beginning, [System.Runtime.CompilerServices.CallerFilePath] string file = "")
    {
        var text = File.ReadAllText(Path.Combine(Path.GetDirectoryName(file)!, "..", "..", "..", "..", "docs", "operations.md"));
        var from = text.IndexOf(beginning, StringComparison.Ordinal);
        return text[from..text.IndexOf("```", from, StringComparison.Ordinal)];
    }

    private static async Task RefusedAsync(RoleSite roles, string why, string? ownerString = null, string? before = null)
    {
        foreach (var sql in before?.Split("; ") ?? [])
            await roles.AsServerAsync(sql);
        var refused = await Assert.ThrowsAsync<ConfigurationException>(() => roles.StartAsync(withOwner: true, ownerString: ownerString));
        Assert.Contains(why, refused.Message, StringComparison.Ordinal);
    }

    private static Task<string> CheckAsync(TestSite site) => site.InScopeAsync(async s => (await s.GetRequiredService<CheckBooks>().CheckAsync(CancellationToken.None)).Value.Found);
}
