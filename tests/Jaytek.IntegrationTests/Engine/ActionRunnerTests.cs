using Jaytek.Engine.Actions;
using Jaytek.Engine.Data;
using Jaytek.Engine.Settings;
using Jaytek.IntegrationTests.Sites;
using Jaytek.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Jaytek.IntegrationTests.Engine;

/// <summary>One unit of work, one transaction: all of it or nothing.</summary>
public sealed class ActionRunnerTests
{
    [Theory, BothDatabases]
    public async Task A_refusal_rolls_everything_back(DatabaseProvider provider)
    {
        var site = await SharedSites.GetAsync(provider);
        var key = Key();
        var result = await RunAsync(site, async (scope, services) =>
        {
            await KeepAsync(services, key);
            scope.Audit("Test", key, "kept");
            return new Error("test.refused", "No.");
        });
        Assert.Equal("test.refused", result.Error?.Code);
        Assert.Equal((0, 0), await CountAsync(site, key));
    }

    [Theory, BothDatabases]
    public async Task An_exception_rolls_everything_back(DatabaseProvider provider)
    {
        var site = await SharedSites.GetAsync(provider);
        var key = Key();
        await Assert.ThrowsAsync<InvalidOperationException>(() => RunAsync(site, async (scope, services) =>
        {
            await KeepAsync(services, key);
            await scope.Db.SaveChangesAsync();
            throw new InvalidOperationException("A bug.");
        }));
        Assert.Equal((0, 0), await CountAsync(site, key));
    }

    [Theory, BothDatabases]
    public async Task A_success_commits_change_and_audit_row_together(DatabaseProvider provider)
    {
        var site = await SharedSites.GetAsync(provider);
        var key = Key();
        await RunAsync(site, async (scope, services) =>
        {
            await KeepAsync(services, key);
            scope.Audit("Test", key, "kept");
            return true;
        });
        Assert.Equal((1, 1), await CountAsync(site, key));
    }

    [Theory, BothDatabases]
    public async Task A_nested_action_commits_with_the_outer_one_only(DatabaseProvider provider)
    {
        var site = await SharedSites.GetAsync(provider);
        var key = Key();
        await RunAsync(site, async (_, services) =>
        {
            await services.GetRequiredService<ActionRunner>().RunAsync<bool>("test.inner", async _ =>
            {
                await KeepAsync(services, key);
                return true;
            }, CancellationToken.None);
            return new Error("test.refused", "No.");
        });
        Assert.Equal((0, 0), await CountAsync(site, key));
    }

    [Theory, BothDatabases]
    public async Task A_swallowed_nested_refusal_cannot_be_committed(DatabaseProvider provider)
    {
        var site = await SharedSites.GetAsync(provider);
        var key = Key();
        await Assert.ThrowsAsync<InvalidOperationException>(() => RunAsync(site, async (_, services) =>
        {
            await services.GetRequiredService<ActionRunner>().RunAsync<bool>("test.inner", async _ =>
            {
                await KeepAsync(services, key);
                return new Error("test.refused", "No.");
            }, CancellationToken.None);
            return true;
        }));
        Assert.Equal((0, 0), await CountAsync(site, key));
    }

    [Theory, BothDatabases]
    public async Task A_caught_exception_of_a_nested_action_cannot_be_committed(DatabaseProvider provider)
    {
        var site = await SharedSites.GetAsync(provider);
        var key = Key();
        await Assert.ThrowsAsync<InvalidOperationException>(() => RunAsync(site, async (_, services) =>
        {
            await Assert.ThrowsAsync<FormatException>(() => services.GetRequiredService<ActionRunner>().RunAsync<bool>("test.inner", async _ =>
            {
                await KeepAsync(services, key);
                throw new FormatException("Half way.");
            }, CancellationToken.None));
            return true;
        }));
        Assert.Equal((0, 0), await CountAsync(site, key));
    }

    [Theory, BothDatabases]
    public async Task A_rehearsal_leaves_nothing(DatabaseProvider provider)
    {
        var site = await SharedSites.GetAsync(provider);
        var key = Key();
        var result = await site.InScopeAsync(s => s.GetRequiredService<ActionRunner>().RehearseAsync<bool>("test.rehearse", async _ =>
        {
            await KeepAsync(s, key);
            return true;
        }, CancellationToken.None));
        Assert.True(result.IsSuccess);
        Assert.Equal((0, 0), await CountAsync(site, key));
    }

    [Theory, BothDatabases]
    public async Task The_loser_of_a_race_for_a_key_gets_a_conflict(DatabaseProvider provider)
    {
        var site = await SharedSites.GetAsync(provider);
        var key = Key();
        var results = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => RunAsync(site, (scope, _) =>
        {
            scope.Db.Add(new SettingRow { BrandId = 1, Key = key, Json = "{}" });
            return Task.FromResult(Result.From(true));
        })));
        Assert.Single(results, r => r.IsSuccess);
        Assert.All(results.Where(r => !r.IsSuccess), r => Assert.Equal("engine.duplicate", r.Error?.Code));
    }

    [Theory, BothDatabases]
    public async Task A_raw_command_that_loses_a_race_for_a_key_is_told_so_too(DatabaseProvider provider)
    {
        var site = await SharedSites.GetAsync(provider);
        var key = Key();
        for (var run = 0; run < 2; run++)
        {
            var result = await RunAsync(site, async (scope, _) =>
            {
                await scope.Db.Database.ExecuteSqlAsync($"insert into cms_epoch (name, value) values ({key}, 1)");
                return true;
            });
            Assert.Equal(run == 0 ? null : "engine.duplicate", result.Error?.Code);
        }
    }

    [Fact, NoDatabase("SQLite lets one unit write at a time, so that two cannot deadlock.")]
    public async Task Units_that_deadlock_are_told_to_wait_or_are_run_again()
    {
        var site = await SharedSites.GetAsync(DatabaseProvider.Postgres);
        var once = await DeadlockAsync(site, (runner, body) => runner.RunAsync("test.deadlock", body, CancellationToken.None));
        Assert.Single(once, r => r.IsSuccess);
        var told = Assert.Single(once, r => !r.IsSuccess).Error!;
        Assert.Equal(("engine.busy", ErrorKind.Unavailable), (told.Code, told.Kind));
        var again = await DeadlockAsync(site, (runner, body) => runner.RunRepeatableAsync("test.deadlock", body, CancellationToken.None));
        Assert.All(again, r => Assert.True(r.IsSuccess, r.Error?.ToString()));
    }

    [Fact, NoDatabase("The wait for SQLite's one writer; PostgreSQL waits for rows.")]
    public async Task Whoever_waits_too_long_for_the_writer_is_told_to_come_back()
    {
        await using var site = await TestSite.StartAsync(DatabaseProvider.Sqlite, new TestSiteOptions(
            Settings: new Dictionary<string, string> { ["Jaytek:Database:ConnectionString"] = "Default Timeout=1" }));
        var file = Path.Combine(site.DataDirectory, "jaytek.db");
        await using var other = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={file}");
        await other.OpenAsync();
        await using (await other.BeginTransactionAsync())
        {
            var told = await RunAsync(site, (_, _) => Task.FromResult(Result.From(true)));
            Assert.Equal("engine.busy", told.Error?.Code);
        }
        Assert.True((await RunAsync(site, (_, _) => Task.FromResult(Result.From(true)))).IsSuccess);
    }

    [Fact, NoDatabase("The wait for a row on PostgreSQL; SQLite has one writer.")]
    public async Task Whoever_waits_too_long_for_a_row_is_told_to_come_back()
    {
        await using var site = await TestSite.StartAsync(DatabaseProvider.Postgres);
        var key = Key();
        Task<Result<bool>> BumpAsync(string limit, Func<Task> meanwhile) => RunAsync(site, async (scope, _) =>
        {
            Assert.Equal("20s", await scope.Db.Database.SqlQuery<string>($"select current_setting('lock_timeout') as \"Value\"").SingleAsync());
            await scope.Db.Database.ExecuteSqlAsync($"select set_config('lock_timeout', {limit}, true)");
            await scope.Db.Database.ExecuteSqlAsync($"insert into cms_epoch (name, value) values ({key}, 1) on conflict (name) do update set value = 2");
            await meanwhile();
            return true;
        });
        var told = Result.From(true);
        Assert.True((await BumpAsync("20s", async () => told = await BumpAsync("100ms", () => Task.CompletedTask))).IsSuccess);
        Assert.Equal("engine.busy", told.Error?.Code);
    }

    // Two units take two rows crosswise; at their second run they no longer wait for each other in between.
    private static async Task<Result<bool>[]> DeadlockAsync(
        TestSite site, Func<ActionRunner, Func<ActionScope, Task<Result<bool>>>, Task<Result<bool>>> run)
    {
        var (one, two) = (Key(), Key());
        await RunAsync(site, async (_, services) =>
        {
            await KeepAsync(services, one);
            await KeepAsync(services, two);
            return true;
        });
        using var both = new Barrier(2);
        return await Task.WhenAll(Task.Run(() => TakeAsync(one, two)), Task.Run(() => TakeAsync(two, one)));

        Task<Result<bool>> TakeAsync(string first, string second)
        {
            var runs = 0;
            return site.InScopeAsync(s => run(s.GetRequiredService<ActionRunner>(), async scope =>
            {
                await LockAsync(scope, first);
                if (runs++ == 0)
                    both.SignalAndWait(TimeSpan.FromSeconds(20));
                await LockAsync(scope, second);
                return true;
            }));
        }
    }

    private static Task LockAsync(ActionScope scope, string key) =>
        scope.Db.Set<SettingRow>().Where(r => r.Key == key).ExecuteUpdateAsync(u => u.SetProperty(r => r.Json, "[]"));

    private static string Key() => $"test-{Guid.NewGuid():n}";

    private static Task<Result<bool>> RunAsync(TestSite site, Func<ActionScope, IServiceProvider, Task<Result<bool>>> body) =>
        site.InScopeAsync(s => s.GetRequiredService<ActionRunner>().RunAsync("test.run", scope => body(scope, s), CancellationToken.None));

    private static Task KeepAsync(IServiceProvider services, string key) =>
        services.GetRequiredService<SettingsStore>().SetAsync(key, "{}", CancellationToken.None);

    private static Task<(int Settings, int Audits)> CountAsync(TestSite site, string key) => site.InScopeAsync(async s =>
    {
        var db = s.GetRequiredService<JaytekDb>();
        return (await db.Set<SettingRow>().CountAsync(r => r.Key == key), await db.Set<AuditEntry>().CountAsync(r => r.TargetId == key));
    });
}
