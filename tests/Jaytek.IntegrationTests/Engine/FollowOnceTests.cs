using Jaytek.Engine.Actions;
using Jaytek.Engine.Data;
using Jaytek.Engine.Epochs;
using Jaytek.IntegrationTests.Sites;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Jaytek.IntegrationTests.Engine;

/// <summary>Many actions clear the caches of this process once, whatever becomes of the last of them.</summary>
public sealed class FollowOnceTests
{
    private const string Epoch = "test.follow-once";

    [Theory, BothDatabases]
    public async Task Caches_follow_at_the_end_also_where_that_is_an_exception(DatabaseProvider provider)
    {
        var counter = new CountingListener(Epoch);
        await using var site = await StartAsync(provider, counter);
        var before = counter.Count;
        await Assert.ThrowsAsync<InvalidOperationException>(() => site.InScopeAsync<bool>(async services =>
        {
            await using (services.GetRequiredService<ActionRunner>().FollowOnce())
            {
                await BumpAsync(site);
                await using (services.GetRequiredService<ActionRunner>().FollowOnce())
                    await BumpAsync(site);
                Assert.Equal(before, counter.Count);
                throw new InvalidOperationException("In the midst of it.");
            }
        }));
        Assert.Equal(before + 1, counter.Count);

        await BumpAsync(site);
        Assert.Equal(before + 2, counter.Count);
    }

    [Theory, BothDatabases]
    public async Task What_outlives_it_follows_by_itself(DatabaseProvider provider)
    {
        var counter = new CountingListener(Epoch);
        await using var site = await StartAsync(provider, counter);
        var before = counter.Count;
        var go = new TaskCompletionSource();
        var later = await site.InScopeAsync(async services =>
        {
            await using (services.GetRequiredService<ActionRunner>().FollowOnce())
                return Task.FromResult(LaterAsync());
        });
        go.SetResult();
        await await later;
        Assert.Equal(before + 1, counter.Count);

        async Task LaterAsync()
        {
            await go.Task;
            await BumpAsync(site);
        }
    }

    /// <summary>A site whose caches follow only what is told to: the tick of each second stands still.</summary>
    internal static Task<TestSite> StartAsync(DatabaseProvider provider, CountingListener counter) => TestSite.StartAsync(provider, new TestSiteOptions(Services: services => services
        .AddSingleton<IEpochListener>(counter)
        .Replace(ServiceDescriptor.Singleton<TimeProvider>(new TestClock { Still = TimeSpan.FromSeconds(1) }))));

    private static async Task BumpAsync(TestSite site) => Assert.Null((await site.InScopeAsync(services => services.GetRequiredService<ActionRunner>().RunAsync<bool>("test.bump", scope =>
    {
        scope.Bump(Epoch);
        return Task.FromResult<Jaytek.Kernel.Result<bool>>(true);
    }, CancellationToken.None))).Error);
}

/// <summary>Counts how often a cache under an epoch was cleared.</summary>
internal sealed class CountingListener(string epoch) : IEpochListener
{
    private int _count;

    public int Count => Volatile.Read(ref _count);

    public string Epoch => epoch;

    public Task RefreshAsync(CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _count);
        return Task.CompletedTask;
    }
}
