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
